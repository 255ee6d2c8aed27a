package kinbridge.mappings.housing;

import java.math.BigDecimal;
import java.util.List;
import kinbridge.mappings.Category;
import kinbridge.mappings.Fields;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * The way to losing the home: arrears, notice, eviction. A balance above zero is owed by the tenant, as
 * the rent accounts of this service have it; at zero or below the arrears are over and taken back.
 */
final class Possession {

    private Possession() {}

    static void map(Tenure tenure) {
        arrears(tenure);
        tenure.json().each("notices").forEach(notice -> notice(tenure, notice));
        eviction(tenure);
    }

    private static void arrears(Tenure tenure) {
        JsonPart charges = tenure.json().at("charges");
        if (!charges.has("currentBalance")) {
            return;
        }
        if (!charges.node().path("currentBalance").isNumber()) {
            tenure.findings()
                    .part(
                            charges.field("currentBalance"),
                            charges.text("currentBalance"),
                            "not an amount",
                            "a number of pounds, above zero where the tenant owes");
            return;
        }
        BigDecimal balance = charges.node().path("currentBalance").decimalValue();
        if (balance.signum() <= 0) {
            tenure.statements().removal(tenure.reference("arrears"), "nothing is owed any more");
            return;
        }
        Fields fields = new Fields()
                .summary("status", "open")
                .full("balancePounds", balance.toPlainString())
                .full("billingFrequency", charges.text("billingFrequency"));
        tenure.statements()
                .record(
                        tenure.reference("arrears"),
                        RecordType.RENT_ARREARS,
                        Category.HO_ARREARS,
                        List.of(tenure.subject()),
                        null,
                        null,
                        fields);
    }

    private static void notice(Tenure tenure, JsonPart notice) {
        Occurred served = tenure.date(notice, "servedDate");
        String type = notice.text("type");
        if (served == null) {
            tenure.findings().part(notice.field("servedDate"), null, "a notice without its day", "when it was served");
            return;
        }
        Fields fields = new Fields()
                .summary("noticeType", type)
                .summary("expires", text(tenure.date(notice, "expiryDate")))
                .summary("effective", text(tenure.date(notice, "effectiveDate")));
        tenure.statements()
                .record(
                        tenure.reference("notice/" + served + "/" + (type == null ? "unknown" : type)),
                        RecordType.NOTICE_SEEKING_POSSESSION,
                        Category.HO_ARREARS,
                        List.of(tenure.subject()),
                        served,
                        tenure.date(notice, "endDate"),
                        fields);
    }

    /** An explicit null takes an eviction back; where the date is not mentioned nothing is known of it. */
    private static void eviction(Tenure tenure) {
        if (!tenure.json().node().has("evictionDate")) {
            return;
        }
        String given = tenure.json().text("evictionDate");
        Occurred day = tenure.date(tenure.json(), "evictionDate");
        if (day != null) {
            tenure.statements()
                    .record(
                            tenure.reference("eviction"),
                            RecordType.EVICTION,
                            Category.HO_ARREARS,
                            List.of(tenure.subject()),
                            day,
                            null,
                            new Fields().summary("evictionDate", text(day)));
        } else if (given == null || given.startsWith("1900-01-01") || given.startsWith("0001-01-01")) {
            tenure.statements().removal(tenure.reference("eviction"), "no eviction date is set any more");
        }
    }

    private static @Nullable String text(@Nullable Occurred day) {
        return day == null ? null : day.toString();
    }
}
