package kinbridge.mappings.socialcare;

import java.util.Locale;
import kinbridge.mappings.Category;
import kinbridge.mappings.DateText;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Identity;
import kinbridge.mappings.RecordType;
import org.jspecify.annotations.Nullable;

/** What each table of the return says, its health table apart. */
final class Ssda903Facts {

    private Ssda903Facts() {}

    static void header(Ssda903Row row) {
        Fields fields = new Fields();
        fields.summary(
                Identity.DATE_OF_BIRTH,
                row.says().findings().date(row.field("DOB"), row.text("DOB"), DateText.Order.DAY_FIRST));
        row.says().findings().sex(fields, row.field("SEX"), row.text("SEX"));
        upn(row, fields);
        String reference = row.reference("Header", null);
        row.says().identity(reference, row.child(), fields);
        row.says().ethnicity(reference, row.subjects(), row.field("ETHNIC"), row.text("ETHNIC"), null);
    }

    /** The column may say why there is no number: UN1 to UN10. */
    private static void upn(Ssda903Row row, Fields fields) {
        String upn = row.text("UPN");
        if (upn != null && !upn.toUpperCase(Locale.ROOT).matches("UN\\d{1,2}")) {
            row.says().findings().upn(fields, row.field("UPN"), upn);
        }
    }

    static void episode(Ssda903Row row) {
        Period period = row.period("DECOM", "DEC");
        String reference = row.reference("Episodes", started(period));
        row.says()
                .add(CareEpisode.draft(
                                row.says(),
                                reference,
                                row.subjects(),
                                period,
                                new CareEpisode.Reasons(row.field("RNE"), row.text("RNE"), row.text("REC")))
                        .coded(
                                "primaryNeed",
                                Code.PRIMARY_NEED.read(row.says().findings(), row.field("CIN"), row.text("CIN")),
                                DetailLevel.FULL,
                                row.text("CIN")));
        row.says().status(reference, row.subjects(), "Looked after", period);
        row.says().legalStatus(reference + "#legal", row.subjects(), row.field("LS"), row.text("LS"), period);
        if (row.text("PLACE") != null) {
            CareEpisode.placement(
                    row.says(),
                    reference + "#placement",
                    row.subjects(),
                    period,
                    new CareEpisode.Place(
                            row.field("PLACE"),
                            row.text("PLACE"),
                            row.field("PL_POST"),
                            row.text("PL_POST"),
                            row.text("PLACE_PROVIDER"),
                            row.text("URN")));
        }
    }

    private static @Nullable String started(Period period) {
        return period.from() == null ? null : period.from().toString();
    }

    static void review(Ssda903Row row) {
        Period when = row.moment("REVIEW");
        String code = row.text("REVIEW_CODE");
        row.says()
                .add(row.draft(row.reference("Reviews", started(when)), RecordType.LOOKED_AFTER_REVIEW, Category.SC_LAC)
                        .on(when)
                        .coded(
                                "childsParticipation",
                                Code.PARTICIPATION.read(row.says().findings(), row.field("REVIEW_CODE"), code),
                                DetailLevel.FULL,
                                code));
    }

    static void asylum(Ssda903Row row) {
        row.says()
                .add(row.draft(row.reference("UASC", null), RecordType.DIVERSITY, Category.ID_DIVERSITY)
                        .full("status", "unaccompanied asylum-seeking child")
                        .full("until", row.day("DUC")));
    }

    static void leaver(Ssda903Row row) {
        row.says()
                .add(row.draft(row.reference("OC3", null), RecordType.CARE_LEAVER, Category.SC_LAC)
                        .full("inTouch", row.text("IN_TOUCH"))
                        .full("activity", row.text("ACTIV"))
                        .full("accommodation", row.text("ACCOM")));
    }

    static void adoption(Ssda903Row row) {
        Period when = row.moment("DATE_INT");
        row.says()
                .add(row.draft(row.reference("AD1", started(when)), RecordType.ADOPTION, Category.SC_ADOPTION)
                        .on(when)
                        .full("matchedDate", row.day("DATE_MATCH")));
    }

    static void placedForAdoption(Ssda903Row row) {
        Period period = row.period("DATE_PLACED", "DATE_PLACED_CEASED");
        row.says()
                .add(row.draft(
                                row.reference("PlacedAdoption", started(period)),
                                RecordType.ADOPTION,
                                Category.SC_ADOPTION)
                        .during(period)
                        .full("ceasedReason", row.text("REASON_PLACED_CEASED")));
    }

    /** P1 is adoption; all of it is treated as such, for the other codes say little else. */
    static void previousPermanence(Ssda903Row row) {
        String code = row.text("PREV_PERM");
        if (code == null || code.equalsIgnoreCase("P0")) {
            return;
        }
        row.says()
                .add(row.draft(row.reference("PrevPerm", null), RecordType.ADOPTION, Category.SC_ADOPTION)
                        .full("previousPermanence", code)
                        .full("orderDate", row.text("DATE_PERM")));
    }

    static void missing(Ssda903Row row) {
        Period period = row.period("MIS_START", "MIS_END");
        String kind = row.text("MISSING");
        row.says()
                .add(row.draft(
                                row.reference("Missing", started(period)),
                                RecordType.MISSING_EPISODE,
                                Category.SC_ASSESSMENT)
                        .during(period)
                        .coded(
                                "kind",
                                Code.MISSING.read(row.says().findings(), row.field("MISSING"), kind),
                                DetailLevel.SUMMARY,
                                kind));
    }

    static void socialWorker(Ssda903Row row) {
        Period period = row.period("SW_DECOM", "SW_DEC");
        row.says()
                .add(row.draft(
                                row.reference("SWEpisodes", started(period)),
                                RecordType.WORKER_INVOLVEMENT,
                                Category.TAF_INVOLVEMENT)
                        .during(period)
                        .summary("workerId", row.text("SW_ID"))
                        .summary("role", "Social worker"));
    }

    static void deprivationOfLiberty(Ssda903Row row) {
        Period period = row.period("DOLO_START", "DOLO_END");
        row.says()
                .add(row.draft(row.reference("DoLo", started(period)), RecordType.LEGAL_STATUS, Category.LE_ORDERS)
                        .during(period)
                        .summary("status", "deprivation of liberty order"));
    }
}
