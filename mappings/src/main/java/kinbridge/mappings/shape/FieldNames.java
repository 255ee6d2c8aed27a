package kinbridge.mappings.shape;

import java.util.Collection;
import java.util.regex.Pattern;

/**
 * How the name of an undeclared field is shown. It may be data: a file without its header has its first row
 * for names.
 */
final class FieldNames {

    private static final Pattern DATA = Pattern.compile(".*([0-9]{3}|@|[0-9]/[0-9]).*|.{80,}", Pattern.DOTALL);

    private FieldNames() {}

    /**
     * As written where it looks like a name, masked where it looks like a value: with a number of three digits,
     * an e-mail address or a date, very long, or with a space where no declared name has one.
     */
    static String shown(String name, Collection<String> declared) {
        boolean isSpaced = name.contains(" ") && declared.stream().noneMatch(other -> other.contains(" "));
        return isSpaced || DATA.matcher(name).matches() ? Mask.of(name) : name;
    }
}
