package kinbridge.linkage;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A name as it is compared: without accents, case, spaces, hyphens and apostrophes. */
public final class NameKey {

    private NameKey() {}

    /** Null for a name that has no letter. */
    public static @Nullable String of(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^\\p{L}]", "")
                .toLowerCase(Locale.ROOT);
        return plain.isEmpty() ? null : plain;
    }
}
