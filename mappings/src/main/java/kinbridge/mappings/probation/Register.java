package kinbridge.mappings.probation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kinbridge.mappings.Category;
import kinbridge.mappings.Subject;

/**
 * The Delius risk register: what a code means, in whose category, and in what part it puts the person. A
 * code that is not here is kept raw as a risk.
 */
record Register(String words, Category category, Subject.Role role) {

    /** Administration, or immigration, for which nothing here may be used. */
    static final Set<String> NOT_MAPPED =
            Set.of("DOFF", "KDUP", "RRR", "ALAN", "ALERT", "HOIE", "NOTMAPPA", "IIOM", "APPO");

    private static final Map<String, Register> CODES = Map.ofEntries(
            risk("RLRH", "low risk of serious harm"),
            risk("RMRH", "medium risk of serious harm"),
            risk("RHRH", "high risk of serious harm"),
            risk("RVHR", "very high risk of serious harm"),
            risk("RCCO", "child concerns"),
            risk("RCPR", "child protection"),
            risk("RCHD", "risk to children"),
            risk("REG15", "risk to a known adult"),
            risk("REG22", "adult at risk"),
            risk("REG17", "risk to the public"),
            risk("REG16", "risk to prisoners"),
            risk("AV2S", "risk to staff"),
            risk("CSEP", "child sexual exploitation perpetrator"),
            risk("ADWC", "barred from working with children"),
            risk("MAPP", "MAPPA"),
            risk("AVIS", "on ViSOR"),
            risk("ARSO", "registered sex offender"),
            risk("ANSO", "sex offender, not registered"),
            risk("SOPS", "sexual harm prevention order"),
            risk("WEAP", "weapons"),
            risk("RVLN", "vulnerable"),
            risk("INLL", "life sentence"),
            risk("RTAO", "terrorism"),
            risk("IRMO", "hate crime"),
            risk("REG26", "organised crime"),
            risk("WRSM", "warrant or summons"),
            Map.entry(
                    "ADVP",
                    new Register("domestic abuse perpetrator", Category.DA_PERP, Subject.Role.ALLEGED_PERPETRATOR)),
            Map.entry("ADVV", new Register("domestic abuse victim", Category.DA_RISK, Subject.Role.VICTIM)),
            Map.entry("REG30", new Register("domestic abuse history", Category.DA_RISK, Subject.Role.SUBJECT)),
            Map.entry("IMAR", new Register("MARAC", Category.DA_RISK, Subject.Role.SUBJECT)),
            Map.entry("ALSH", new Register("self-harm", Category.HE_MH, Subject.Role.SUBJECT)),
            Map.entry("AMHL", new Register("mental health", Category.HE_MH, Subject.Role.SUBJECT)),
            Map.entry("INVI", new Register("victim contact", Category.CJ_VICTIM, Subject.Role.SUBJECT)));

    static Optional<Register> of(String code) {
        return Optional.ofNullable(CODES.get(code));
    }

    private static Map.Entry<String, Register> risk(String code, String words) {
        return Map.entry(code, new Register(words, Category.CJ_RISK, Subject.Role.SUBJECT));
    }
}
