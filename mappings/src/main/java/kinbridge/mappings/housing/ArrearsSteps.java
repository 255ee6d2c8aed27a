package kinbridge.mappings.housing;

import java.util.Locale;
import java.util.Map;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import org.jspecify.annotations.Nullable;

/** What was agreed, done and decided on the way to losing the home, a row a step. */
final class ArrearsSteps {

    /** What a court decided on possession. */
    static final Map<String, String> OUTCOMES = Map.ofEntries(
            Map.entry("AGP", "adjourned generally with permission to restore"),
            Map.entry("AND", "adjourned to the next open date"),
            Map.entry("AAH", "adjourned to another hearing date"),
            Map.entry("ADH", "adjourned for a directions hearing"),
            Map.entry("ADT", "adjourned on terms"),
            Map.entry("OPF", "outright possession forthwith"),
            Map.entry("OPD", "outright possession with a date"),
            Map.entry("SOT", "suspended on terms"),
            Map.entry("STO", "struck out"),
            Map.entry("WIT", "withdrawn"),
            Map.entry("SOE", "stay of execution"));

    private static final Map<String, String> ACTIONS = Map.of(
            "IC3", "warning before a notice",
            "IC4", "court warning",
            "CDL", "letter with the court date",
            "WPA", "warrant of possession",
            "VIM", "visit made");

    /** A note of the system to itself: it is about the record and not about the tenancy. */
    private static final String MISSING_DATA = "RMD";

    private ArrearsSteps() {}

    static void court(ArrearsRow row) {
        Occurred day = required(row, "court_date", "the day in court");
        if (day == null) {
            return;
        }
        Fields fields = new Fields();
        row.code(fields, "courtOutcome", "court_outcome", OUTCOMES);
        fields.summary("onTerms", row.yesNo("terms"))
                .summary("strikeOutDate", row.day("strike_out_date"))
                .full("disrepairCounterClaim", row.yesNo("disrepair_counter_claim"))
                .full("balancePounds", row.pounds("balance_on_court_outcome_date"));
        row.add("court/" + row.reference() + "/" + day, RecordType.POSSESSION_PROCEEDINGS, day, null, fields);
    }

    static void eviction(ArrearsRow row) {
        eviction(row, "date");
    }

    /** The same date from either table is the same statement, so that it is told once. */
    static void eviction(ArrearsRow row, String column) {
        Occurred day = required(row, column, "the day of the eviction");
        if (day != null) {
            row.add(
                    "eviction/" + row.reference() + "/" + day,
                    RecordType.EVICTION,
                    day,
                    null,
                    new Fields().summary("evictionDate", day.toString()));
        }
    }

    static void agreement(ArrearsRow row) {
        Occurred start = required(row, "start_date", "the first day of the agreement");
        if (start != null) {
            row.add(
                    "agreement/" + row.reference() + "/" + start,
                    RecordType.PAYMENT_AGREEMENT,
                    start,
                    null,
                    new Fields()
                            .summary("agreementType", row.text("agreement_type"))
                            .summary("status", row.text("current_state"))
                            .summary("frequency", row.text("frequency"))
                            .full("amountPounds", row.pounds("amount"))
                            .full("startingBalancePounds", row.pounds("starting_balance")));
        }
    }

    /** Universal Housing's agreements; what its status codes mean is published nowhere, so they stay. */
    static void legacyAgreement(ArrearsRow row) {
        Occurred start = required(row, "arag_startdate", "the first day of the agreement");
        if (start != null) {
            row.add(
                    "legacy-agreement/" + row.reference() + "/" + start,
                    RecordType.PAYMENT_AGREEMENT,
                    start,
                    null,
                    new Fields()
                            .summary("status", row.text("arag_status"))
                            .summary("clearBy", row.day("arag_clearby"))
                            .summary("breached", row.yesNo("arag_breached"))
                            .full("startingBalancePounds", row.pounds("arag_startbal")));
        }
    }

    static void action(ArrearsRow row) {
        String code = row.text("action_code");
        if (code == null) {
            row.findings().part("action_code", null, "missing", "the code of the action");
            return;
        }
        if (code.equalsIgnoreCase(MISSING_DATA)) {
            return;
        }
        Occurred day = required(row, "action_date", "the day of the action");
        if (day == null) {
            return;
        }
        Fields fields = new Fields();
        row.code(fields, "action", "action_code", ACTIONS);
        fields.full("balancePounds", row.pounds("action_balance"));
        row.add(
                "action/" + row.reference() + "/" + day + "/" + code.toUpperCase(Locale.ROOT),
                RecordType.ARREARS_ACTION,
                day,
                null,
                fields);
    }

    private static @Nullable Occurred required(ArrearsRow row, String column, String expected) {
        int faults = row.findings().parts();
        Occurred day = row.date(column);
        if (day == null && row.findings().parts() == faults) {
            row.findings().part(column, row.text(column), "missing", expected);
        }
        return day;
    }
}
