package kinbridge.mappings;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the ways agencies write yes and no. */
public final class YesNo {

    private YesNo() {}

    /** Empty for everything that says neither yes nor no, which is not the same as no. */
    public static Optional<Boolean> read(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        return switch (text.strip().toUpperCase(Locale.ROOT)) {
            case "Y", "YES", "TRUE", "T", "1" -> Optional.of(true);
            case "N", "NO", "FALSE", "F", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
