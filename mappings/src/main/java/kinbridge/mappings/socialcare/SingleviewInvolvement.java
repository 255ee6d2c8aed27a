package kinbridge.mappings.socialcare;

import java.util.List;
import java.util.Locale;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Row;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code csc.csv}: whether social care is involved with a person, as of a day and within a
 * coverage. Only {@code Current} makes the flag that the person is open to social care; {@code Historic}
 * and {@code Not Specified} are told as what they are. Not specified is not "none".
 */
final class SingleviewInvolvement {

    private SingleviewInvolvement() {}

    static void map(Row row, String id, CareStatements says) {
        List<Subject> subjects = List.of(says.person(id));
        String involvement = involvement(row.text("Service Involvement"), says);
        if (involvement == null) {
            return;
        }
        Period since = says.moment("Start Date Of Last Involvement", row.text("Start Date Of Last Involvement"));
        boolean isCurrent = involvement.equals("current");
        RecordDraft status = says.draft(
                        "involvement/" + id, RecordType.SOCIAL_CARE_STATUS, Category.SC_STATUS, subjects)
                .during(since)
                .summary("status", isCurrent ? "Open to children's social care" : null)
                .summary("involvement", involvement)
                .summary("lastInteraction", day(row, "Date Of Most Recent Interaction", says))
                .summary("asOf", day(row, "Date Current As Of", says))
                .summary("coverageFrom", day(row, "Coverage Start Date", says))
                .summary("coverageUntil", day(row, "Coverage End Date", says))
                .summary("coverageArea", row.text("Coverage Geographic Area"));
        says.add(isCurrent ? status : contact(row, status));
        if (isCurrent && (row.has("Contact Name") || row.has("Local Authority Organisation"))) {
            says.add(contact(
                    row,
                    says.draft(
                                    "involvement/" + id + "#worker",
                                    RecordType.WORKER_INVOLVEMENT,
                                    SsdWorkers.category(row.text("Contact Role")),
                                    subjects)
                            .during(since)));
        }
    }

    /** Whom to ask. Of a person who is no longer open it is no worker, who would be taken into a team. */
    private static RecordDraft contact(Row row, RecordDraft draft) {
        return draft.summary("workerName", row.text("Contact Name"))
                .coded(
                        "role",
                        row.text("Contact Role"),
                        SsdWorkers.isTelling(row.text("Contact Role")) ? DetailLevel.FULL : DetailLevel.SUMMARY,
                        null)
                .summary("team", row.text("Local Authority Organisation"))
                .summary("phone", row.text("Contact Phone"))
                .summary("email", row.text("Contact Email"));
    }

    private static @Nullable String involvement(@Nullable String text, CareStatements says) {
        String word = text == null ? "not specified" : text.toLowerCase(Locale.ROOT);
        if (!List.of("current", "historic", "not specified").contains(word)) {
            says.findings()
                    .part("Service Involvement", text, "not one of its words", "Current, Historic or Not Specified");
            return null;
        }
        return word;
    }

    private static @Nullable String day(Row row, String column, CareStatements says) {
        return says.day(column, row.text(column));
    }
}
