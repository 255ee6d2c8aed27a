package kinbridge.mappings.socialcare;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kinbridge.mappings.Category;
import org.jspecify.annotations.Nullable;

/**
 * A factor found in an assessment. What it reveals decides its category, not the list it stands in: a
 * parent's mental illness is health data wherever it is written.
 *
 * @param code as written, {@code 4B}: a number and whom it is about
 */
record Factor(String code, String words, Category category) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,2})([A-F]?)");

    private record Kind(String words, Category category) {}

    private static final Map<Integer, Kind> KINDS = Map.ofEntries(
            kind(1, "alcohol misuse", Category.HE_SUBSTANCE),
            kind(2, "drug misuse", Category.HE_SUBSTANCE),
            kind(3, "domestic abuse", Category.DA_INCIDENT),
            kind(4, "mental health", Category.HE_MH),
            kind(5, "learning disability", Category.HE_LD),
            kind(6, "physical disability or illness", Category.HE_GENERAL),
            kind(7, "young carer", Category.SC_ASSESSMENT),
            kind(8, "privately fostered", Category.SC_ASSESSMENT),
            kind(9, "unaccompanied asylum-seeking child", Category.ID_DIVERSITY),
            kind(10, "going missing", Category.SC_ASSESSMENT),
            // Sexual Offences (Amendment) Act 1992, Modern Slavery Act 2015 and FGM Act 2003, schedule 1:
            // whoever is said to have suffered these is anonymous for life.
            kind(11, "child sexual exploitation", Category.CJ_VICTIM),
            kind(12, "trafficking", Category.CJ_VICTIM),
            kind(13, "gangs", Category.SC_ASSESSMENT),
            kind(14, "socially unacceptable behaviour", Category.SC_ASSESSMENT),
            kind(15, "self-harm", Category.HE_MH),
            kind(16, "neglect", Category.SC_ASSESSMENT),
            kind(17, "emotional abuse", Category.SC_ASSESSMENT),
            kind(18, "physical abuse", Category.SC_ASSESSMENT),
            kind(19, "sexual abuse", Category.CJ_VICTIM),
            kind(20, "other", Category.SC_ASSESSMENT),
            kind(21, "no factors", Category.SC_ASSESSMENT),
            kind(22, "female genital mutilation", Category.CJ_VICTIM),
            kind(23, "abuse linked to faith or belief", Category.SC_ASSESSMENT),
            kind(24, "child criminal exploitation", Category.SC_ASSESSMENT));

    /** The factor of that code, or null where there is none. */
    static @Nullable Factor of(String code) {
        Matcher matcher = FORM.matcher(code.strip().toUpperCase(Locale.ROOT));
        Kind kind = matcher.matches() ? KINDS.get(Integer.parseInt(matcher.group(1))) : null;
        return kind == null
                ? null
                : new Factor(code.strip(), kind.words() + whose(matcher.group(1), matcher.group(2)), kind.category());
    }

    /** A, B and C say whose it is for the first six; for abuse they say by whom. */
    private static String whose(String number, String letter) {
        int kind = Integer.parseInt(number);
        if (kind == 18 || kind == 19) {
            return switch (letter) {
                case "B" -> " by a child";
                case "C" -> " by an adult";
                default -> "";
            };
        }
        if (kind > 6) {
            return "";
        }
        return switch (letter) {
            case "A" -> ", child";
            case "B" -> ", parent or carer";
            case "C" -> ", other person in the household";
            default -> "";
        };
    }

    private static Map.Entry<Integer, Kind> kind(int number, String words, Category category) {
        return Map.entry(number, new Kind(words, category));
    }
}
