package kinbridge.mappings.housing;

import java.util.Map;
import kinbridge.mappings.Category;
import kinbridge.mappings.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * What a code of an alert means and in whose category. HACT's codes (PersonAlertTypeCode, UK Housing Data
 * Standards 3.5) of disability, illness, language, gender and capacity are what a landlord notes to serve
 * somebody well; they are health and diversity data, no agreement with housing covers them, and they are
 * understood and not taken. So are the codes that only announce a comment.
 *
 * @param words what practitioners read, or null where nothing is taken
 */
record AlertCode(
        RecordType type, Category category, @Nullable String words, boolean isKnown) {

    private static final AlertCode NOT_TAKEN = new AlertCode(RecordType.HOUSING_ALERT, Category.HO_TENANCY, null, true);

    private static final Map<String, AlertCode> HACT = Map.ofEntries(
            Map.entry("10", danger("do not visit alone", true)),
            Map.entry(
                    "10-10",
                    new AlertCode(RecordType.ANTI_SOCIAL_BEHAVIOUR, Category.HO_ASB, "anti-social behaviour", true)),
            Map.entry("20-70", alert("safeguarding alert", true)),
            Map.entry("30", alert("regularly misses appointments", true)),
            Map.entry("0", NOT_TAKEN),
            Map.entry("1", NOT_TAKEN),
            Map.entry("20", NOT_TAKEN),
            Map.entry("20-10", NOT_TAKEN),
            Map.entry("20-20", NOT_TAKEN),
            Map.entry("20-30", NOT_TAKEN),
            Map.entry("20-40", NOT_TAKEN),
            Map.entry("20-50", NOT_TAKEN),
            Map.entry("20-60", NOT_TAKEN),
            Map.entry("40", NOT_TAKEN),
            Map.entry("50", NOT_TAKEN),
            Map.entry("60", NOT_TAKEN));

    /** A code of HACT, or a landlord's own. Those of its own are cautions for its staff, by their purpose. */
    static AlertCode of(@Nullable String code) {
        String given = code == null ? "" : code;
        AlertCode known = HACT.get(given);
        if (known != null) {
            return known;
        }
        if (given.matches("20-\\d+")) {
            return new AlertCode(RecordType.HOUSING_ALERT, Category.HO_TENANCY, null, false);
        }
        // A number that HACT does not list could be anything; that a letter code is one is what the list is for.
        return given.matches("\\d+(-\\d+)?") && !given.startsWith("10-")
                ? alert("alert of a kind that is not known", false)
                : danger("cautionary alert", !given.startsWith("10-"));
    }

    boolean isMapped() {
        return words != null;
    }

    private static AlertCode danger(String words, boolean isKnown) {
        return new AlertCode(RecordType.VISIT_SAFETY_MARKER, Category.VS_VISITRISK, words, isKnown);
    }

    private static AlertCode alert(String words, boolean isKnown) {
        return new AlertCode(RecordType.HOUSING_ALERT, Category.HO_TENANCY, words, isKnown);
    }
}
