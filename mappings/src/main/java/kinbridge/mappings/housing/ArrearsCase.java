package kinbridge.mappings.housing;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;

/**
 * A row of case_priorities: what a tenancy owes today and what comes next. A balance above zero is owed by
 * the tenant; at zero or below the arrears are over and taken back.
 */
final class ArrearsCase {

    /** What the income service recommends next, by number or name; 5 was given up. */
    private static final Map<String, String> CLASSIFICATIONS = classifications();

    private ArrearsCase() {}

    static void map(ArrearsRow row) {
        arrears(row);
        notice(row);
        if (row.date("eviction_date") != null) {
            ArrearsSteps.eviction(row, "eviction_date");
        }
    }

    private static void arrears(ArrearsRow row) {
        Optional<BigDecimal> balance = row.amount("balance");
        if (balance.isEmpty()) {
            if (!row.has("balance")) {
                row.findings().part("balance", null, "missing", "a number of pounds, above zero where the tenant owes");
            }
            return;
        }
        String reference = "arrears/" + row.reference();
        if (balance.get().signum() <= 0) {
            row.says().removal(reference, "nothing is owed any more");
            return;
        }
        Fields fields = new Fields()
                .summary("status", "open")
                .summary("daysInArrears", row.whole("days_in_arrears"))
                .summary("daysSinceLastPayment", row.whole("days_since_last_payment"));
        row.code(fields, "nextStep", "classification", CLASSIFICATIONS);
        fields.summary("courtDate", row.day("courtdate"));
        row.code(fields, "courtOutcome", "court_outcome", ArrearsSteps.OUTCOMES);
        fields.summary("pausedUntil", row.day("is_paused_until"))
                .full("balancePounds", balance.get().toPlainString())
                .full("weeklyRentPounds", row.pounds("weekly_rent"));
        row.add(reference, RecordType.RENT_ARREARS, null, null, fields);
    }

    /** A notice that is no longer active ended at the latest when it ran out. */
    private static void notice(ArrearsRow row) {
        Occurred served = row.date("nosp_served_date");
        Occurred expires = row.date("nosp_expiry_date");
        if (served == null) {
            if (Boolean.TRUE.equals(row.yesNo("nosp_served")) && !row.has("nosp_served_date")) {
                row.findings().part("nosp_served_date", null, "a notice without its day", "when it was served");
            }
            return;
        }
        boolean isOver = Boolean.FALSE.equals(row.yesNo("active_nosp"));
        row.add(
                "notice/" + row.reference() + "/" + served,
                RecordType.NOTICE_SEEKING_POSSESSION,
                served,
                isOver ? expires : null,
                new Fields()
                        .summary("noticeType", "NOSP")
                        .summary("active", !isOver)
                        .summary("expires", expires == null ? null : expires.toString()));
    }

    private static Map<String, String> classifications() {
        String[] names = {
            "no_action",
            "send_letter_two",
            "send_letter_one",
            "send_first_SMS",
            "send_NOSP",
            "",
            "apply_for_court_date",
            "send_court_warning_letter",
            "update_court_outcome_action",
            "address_court_agreement_breach",
            "send_informal_agreement_breach_letter",
            "court_breach_visit",
            "court_breach_no_payment",
            "review_failed_letter",
            "apply_for_outright_possession_warrant",
            "informal_breached_after_letter",
            "check_data"
        };
        Map<String, String> words = new HashMap<>();
        for (int number = 0; number < names.length; number++) {
            if (!names[number].isEmpty()) {
                words.put(String.valueOf(number), names[number].replace('_', ' '));
                words.put(names[number].toUpperCase(Locale.ROOT), names[number].replace('_', ' '));
            }
        }
        return Map.copyOf(words);
    }
}
