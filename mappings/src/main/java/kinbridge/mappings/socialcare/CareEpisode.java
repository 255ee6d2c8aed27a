package kinbridge.mappings.socialcare;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A looked-after episode and a placement, as the dataset and the SSDA903 return both tell them. What
 * tells of adoption is kept out of both: it is protected information (Adoption and Children Act 2002,
 * s57), a record of its own that nobody is shown.
 */
final class CareEpisode {

    private static final Set<String> ADOPTED = Set.of("E1", "E11", "E12");
    private static final Set<String> FOR_ADOPTION = Set.of("A3", "A4", "A5", "A6");

    private CareEpisode() {}

    /** Why an episode began and ended, and the column of the first. */
    record Reasons(
            String startField,
            @Nullable String start,
            @Nullable String ceased) {}

    /** Where a child was placed, with the columns that may be wrong. */
    record Place(
            String typeField,
            @Nullable String type,
            String postcodeField,
            @Nullable String postcode,
            @Nullable String provider,
            @Nullable String urn) {}

    static RecordDraft draft(
            CareStatements says, String reference, List<Subject> subjects, Period period, Reasons reasons) {
        RecordDraft draft = says.draft(reference, RecordType.LOOKED_AFTER_EPISODE, Category.SC_LAC, subjects)
                .during(period)
                .coded(
                        "startReason",
                        Code.CARE_START.read(says.findings(), reasons.startField(), reasons.start()),
                        DetailLevel.FULL,
                        reasons.start());
        String ceased = reasons.ceased();
        if (ceased != null && ADOPTED.contains(ceased.strip().toUpperCase(Locale.ROOT))) {
            adopted(says, reference, subjects, period);
        } else {
            draft.full("ceasedReason", ceased);
        }
        return draft;
    }

    private static void adopted(CareStatements says, String reference, List<Subject> subjects, Period period) {
        Period when = Period.on(period.until());
        says.add(says.draft(reference + "#adoption", RecordType.ADOPTION, Category.SC_ADOPTION, subjects)
                .on(when)
                .full("status", "adopted"));
        says.removed(reference, subjects, when);
    }

    static void placement(CareStatements says, String reference, List<Subject> subjects, Period period, Place place) {
        String type = place.type();
        boolean isForAdoption =
                type != null && FOR_ADOPTION.contains(type.strip().toUpperCase(Locale.ROOT));
        RecordDraft draft = says.draft(
                        reference,
                        isForAdoption ? RecordType.ADOPTION : RecordType.PLACEMENT,
                        isForAdoption ? Category.SC_ADOPTION : Category.SC_LAC,
                        subjects)
                .during(period)
                .coded(
                        "placement",
                        Code.PLACEMENT.read(says.findings(), place.typeField(), type),
                        DetailLevel.SUMMARY,
                        type)
                .full("provider", place.provider())
                .full("urn", place.urn());
        says.findings().postcode(draft.fields(), "postcode", place.postcodeField(), place.postcode());
        says.add(draft);
    }
}
