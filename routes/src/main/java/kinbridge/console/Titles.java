package kinbridge.console;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import kinbridge.familyview.FamilyPage.Answer;
import kinbridge.feeds.QuarantinePages.Row;
import kinbridge.mappings.DetailLevel;
import org.springframework.stereotype.Component;

/**
 * Codes of the sharing tables as people say them. A code that has no words is shown as itself, made
 * readable: never dropped, never guessed.
 */
@Component
class Titles {

    private static final Map<String, String> AGENCIES = pairs(
            "LA_CSC", "Children's social care",
            "LA_EH", "Early help",
            "LA_EDU", "Education services",
            "LA_HOUSING", "Housing",
            "LA_COMSAFE", "Community safety",
            "LA_ASC", "Adult social care",
            "LA_IG", "Information governance",
            "LA_IT", "IT and integration",
            "LA_LEGAL", "Legal services",
            "NHS_MAT", "Midwifery",
            "NHS_0_19", "Health visiting and school nursing",
            "NHS_GP", "General practice",
            "NHS_MH", "Mental health services",
            "NHS_ACUTE", "Hospital",
            "DRUG_ALC", "Drug and alcohol service",
            "POLICE", "Police",
            "PROBATION", "Probation",
            "YOT", "Youth offending team",
            "SCHOOL", "School or college",
            "EY", "Nursery, childminder or family hub",
            "RSL", "Housing association",
            "DA_SVC", "Domestic abuse service",
            "VCS", "Voluntary sector",
            "RAA", "Regional adoption agency",
            "MARAC_MAPPA", "MARAC and MAPPA co-ordination",
            "HUB", "The hub");

    private static final Map<String, String> PURPOSES = pairs(
            "TAF_SUPPORT", "Early help or family support by the team around the family",
            "CIN_ASSESSMENT", "Child in need assessment or plan (section 17)",
            "PREBIRTH", "Pre-birth assessment and support",
            "CP_ENQUIRY", "Child protection enquiry or strategy discussion (section 47)",
            "CP_PLAN", "Delivering a child protection plan",
            "DIRECT_CARE", "Health care to the patient",
            "HOUSING_SUPPORT", "Preventing homelessness or sustaining a tenancy",
            "CRIME_PREVENTION", "Prevention and detection of crime and disorder",
            "OFFENDER_MGMT", "Supervision of offenders, MAPPA",
            "DA_SAFETY", "Safety of a domestic abuse victim",
            "VISIT_SAFETY", "Safety of staff on visits",
            "SUPERVISION", "Case supervision and management oversight",
            "EMERGENCY", "Imminent danger to life or of serious harm",
            "SAFEGUARDING_ALERT", "Alert raised by a screening rule",
            "LEGAL_PROCEEDINGS", "Care or criminal proceedings",
            "AUDIT", "Information governance audit",
            "STATISTICS", "Evaluation and statistics",
            "FEED_REPAIR", "Repairing a feed",
            "LINK_REVIEW", "Deciding who is who",
            "RECTIFICATION", "Answering that a record is wrong",
            "NONE", "No record was asked for");

    private static final Map<String, String> KINDS = pairs(
            "LOOK", "Family opened",
            "ALERT", "Alert",
            "PUSH", "Sent to an agency",
            "EXPORT", "Printed or exported",
            "STATE", "State changed",
            "REFUSAL", "Turned away",
            "BREAK_GLASS", "Break-glass",
            "REVIEW", "Reviewed",
            "ACKNOWLEDGEMENT", "Acknowledged",
            "POLICY", "Sharing tables changed",
            "COLLECTION", "Collected or erased",
            "LOG_READ", "Sharing log read",
            "CONTENT_READ", "Unfiltered content read",
            "DISPOSAL", "Disposed of");

    private static final Map<String, String> ROLES = pairs(
            "edt_social_worker", "Emergency duty social worker",
            "mash_decision_maker", "MASH decision maker",
            "csc_team_manager", "Social care team manager",
            "fgc_coordinator", "Family group conference co-ordinator",
            "sf_team_manager", "Strengthening Families team manager",
            "sf_practitioner", "Strengthening Families practitioner",
            "sf_midwife", "Strengthening Families midwife",
            "mst_therapist", "Multisystemic therapist",
            "gp", "GP",
            "primary_mh_practitioner", "Primary mental health practitioner",
            "camhs_worker", "CAMHS worker",
            "da_practitioner", "Domestic abuse practitioner",
            "idva", "Independent domestic violence adviser",
            "da_worker_probation", "Domestic abuse worker (probation)",
            "rsl_housing_officer", "Housing association officer",
            "asb_officer", "Anti-social behaviour officer",
            "school_dsl", "Designated safeguarding lead",
            "childrens_centre_worker", "Children's centre worker",
            "yot_worker", "Youth offending worker",
            "fis_adviser", "Family information adviser",
            "marac_coordinator", "MARAC co-ordinator",
            "mappa_coordinator", "MAPPA co-ordinator",
            "ig_officer", "Information governance officer",
            "dpo", "Data protection officer",
            "it_officer", "IT officer",
            "hub", "Kinbridge itself");

    public String agency(String code) {
        return AGENCIES.getOrDefault(code, readable(code));
    }

    public String role(String code) {
        return ROLES.getOrDefault(code, readable(code));
    }

    public String purpose(String code) {
        return PURPOSES.getOrDefault(code, readable(code));
    }

    /** What an entry of the sharing log records. */
    public String kind(String code) {
        return KINDS.getOrDefault(code, readable(code));
    }

    public Map<String, String> getKinds() {
        return KINDS;
    }

    /** One of the four answers. "None found" never says "no concerns": hidden records answer so too. */
    public String answer(Answer answer) {
        return switch (answer) {
            case FOUND -> "Found";
            case NONE_FOUND -> "Nothing found";
            case WITHHELD -> "Withheld: ask";
            case NOT_AVAILABLE -> "Not available";
        };
    }

    public String level(DetailLevel level) {
        return switch (level) {
            case FULL -> "full";
            case SUMMARY -> "summary";
            case EXISTENCE -> "existence only";
            case WITHHOLD -> "withheld";
            case WITHHOLD_HIDE -> "withheld and hidden";
        };
    }

    /** Every purpose of the sharing tables, for filters. */
    public Map<String, String> getPurposes() {
        return PURPOSES;
    }

    /** Every agency of the sharing tables, for filters. */
    public Map<String, String> getAgencies() {
        return AGENCIES;
    }

    private static final Map<String, String> CONSENT = pairs(
            "GIVEN", "Agreed",
            "NOT_SOUGHT", "Nobody has asked",
            "NOT_SOUGHT_UNSAFE", "Unsafe to ask",
            "EXPIRED", "Run out",
            "REFUSED", "Refused",
            "WITHDRAWN", "Withdrawn");

    public String consent(String state) {
        return CONSENT.getOrDefault(state, readable(state));
    }

    public String quarantineState(Row row) {
        return switch (row.state()) {
            case WAITING -> row.asked() ? "To be tried again" : row.overdue() ? "Overdue" : "Waiting";
            case RELEASED -> "Released";
            case DISCARDED -> "Discarded";
        };
    }

    private static String readable(String code) {
        String words = code.replace('_', ' ').toLowerCase(Locale.UK);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Map<String, String> pairs(String... codesAndWords) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int at = 0; at < codesAndWords.length; at += 2) {
            pairs.put(codesAndWords[at], codesAndWords[at + 1]);
        }
        return Collections.unmodifiableMap(pairs);
    }
}
