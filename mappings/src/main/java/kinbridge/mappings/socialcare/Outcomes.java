package kinbridge.mappings.socialcare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kinbridge.mappings.YesNo;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes in a JSON cell of flags, as words. Comments and totals are not taken. Outcomes that tell
 * of an enquiry, of adoption or of court are not taken either: those have rows, and categories, of their
 * own, and a contact must not give away what they hide.
 */
final class Outcomes {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("NEW_REFERRAL_FLAG", "new referral"),
            Map.entry("EXISTING_REFERRAL_FLAG", "added to an open referral"),
            Map.entry("NFA_FLAG", "no further action"),
            Map.entry("PRIVATE_FOSTERING_FLAG", "private fostering"),
            Map.entry("ADVICE_FLAG", "advice given"),
            Map.entry("MISSING_FLAG", "missing"),
            Map.entry("SINGLE_ASSESSMENT_FLAG", "assessment"),
            Map.entry("CARE_LEAVER_FLAG", "care leaver"),
            Map.entry("PROV_OF_SERVICES_FLAG", "services provided"),
            Map.entry("PROV_OF_SB_CARE_FLAG", "short break care"),
            Map.entry("SPECIALIST_ASSESSMENT_FLAG", "specialist assessment"),
            Map.entry("REFERRAL_TO_OTHER_AGENCY_FLAG", "referred to another agency"),
            Map.entry("OTHER_ACTIONS_FLAG", "other action"),
            Map.entry("OTHER_OUTCOMES_EXIST_FLAG", "other outcome"),
            Map.entry("MONITOR_FLAG", "monitored"),
            Map.entry("NFA_CONTINUE_SINGLE_FLAG", "no further action, assessment goes on"));

    private static final Map<String, String> PROTECTION_WORDS = Map.of(
            "CP_CONFERENCE_FLAG", "child protection conference",
            "CP_FLAG", "child protection plan");

    private static final Set<String> NOT_TAKEN = Set.of(
            "CP_ENQUIRY_FLAG",
            "STRATEGY_DISCUSSION_FLAG",
            "CP_CONFERENCE_FLAG",
            "CP_FLAG",
            "CP_TRANSFER_IN_FLAG",
            "OLA_CP_FLAG",
            "NFA_S47_END_FLAG",
            "CLA_REQUEST_FLAG",
            "LEGAL_ACTION_FLAG",
            "NON_AGENCY_ADOPTION_FLAG",
            "TOTAL_NO_OF_OUTCOMES",
            "COMMENTS",
            "OUTCOME_COMMENTS");

    private Outcomes() {}

    /** The outcomes that any record of assessment may name, or null where there are none. */
    static @Nullable List<String> of(SsdRow row, String column) {
        return read(row, column, false);
    }

    /** Those of a record that is itself about child protection. */
    static @Nullable List<String> ofProtection(SsdRow row, String column) {
        return read(row, column, true);
    }

    private static @Nullable List<String> read(SsdRow row, String column, boolean isProtection) {
        JsonNode flags = row.json(column).orElse(null);
        if (flags == null) {
            return null;
        }
        List<String> outcomes = new ArrayList<>();
        flags.properties().forEach(flag -> {
            String name = flag.getKey().strip().toUpperCase(Locale.ROOT);
            String words = isProtection ? PROTECTION_WORDS.getOrDefault(name, WORDS.get(name)) : WORDS.get(name);
            if (words != null && YesNo.read(flag.getValue().asText()).orElse(false)) {
                outcomes.add(words);
            } else if (words == null && !NOT_TAKEN.contains(name) && !name.contains("COMMENT")) {
                row.findings().warn(column, "an outcome that is not in the list");
            }
        });
        return outcomes.isEmpty() ? null : outcomes;
    }
}
