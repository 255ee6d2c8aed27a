package kinbridge.mappings.socialcare;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where somebody may be hiding from somebody else. */
final class ProtectedAddress {

    private static final Pattern WORDS =
            Pattern.compile(".*(refuge|confidential|protected|undisclosed|safe house).*", Pattern.DOTALL);

    private ProtectedAddress() {}

    /** Whether the words of an address, or of its type, say that it is protected. */
    static boolean isMeantBy(@Nullable String words) {
        return words != null && WORDS.matcher(words.toLowerCase(Locale.ROOT)).matches();
    }
}
