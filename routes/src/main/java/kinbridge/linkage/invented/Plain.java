package kinbridge.linkage.invented;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Letters as old systems keep them, without accents. */
final class Plain {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}");

    private Plain() {}

    static String letters(String text) {
        if (Normalizer.isNormalized(text, Normalizer.Form.NFD) && text.indexOf('ł') < 0 && text.indexOf('Ł') < 0) {
            return text;
        }
        String stroked = text.replace('ł', 'l').replace('Ł', 'L');
        return ACCENTS.matcher(Normalizer.normalize(stroked, Normalizer.Form.NFD))
                .replaceAll("");
    }
}
