package kinbridge.mappings.socialcare;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import kinbridge.mappings.NaturalKey;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Row;
import kinbridge.mappings.Subject;

/**
 * A row of {@code Childrens Social Care.csv}: one service that a person has or had. The file has no code
 * for it, only words, which are as sensitive as what they name; those that name nothing known count as
 * part of an assessment.
 */
final class SingleviewService {

    /** What the words of a service reveal, the most sensitive first. */
    private enum Kind {
        ADOPTION("adopt", Category.SC_ADOPTION),
        ENQUIRY("s47|section 47|strategy|enquir", Category.SC_S47),
        PROTECTION("protection|\\bcpp?\\b", Category.SC_CPPLAN),
        CARE("looked after|\\blac\\b|\\bcla\\b|foster|placement|in care|care leaver|leaving care", Category.SC_LAC),
        ORDER("court|order|proceedings", Category.LE_PROCEEDINGS),
        EARLY_HELP("early help", Category.TAF_PLAN),
        OTHER("", Category.SC_ASSESSMENT);

        @SuppressWarnings("ImmutableEnumChecker") // a pattern has no state
        private final Pattern words;

        private final Category category;

        Kind(String words, Category category) {
            this.words = Pattern.compile(words);
            this.category = category;
        }

        static Kind of(String description) {
            String plain = description.toLowerCase(Locale.ROOT);
            for (Kind kind : values()) {
                if (kind.words.matcher(plain).find()) {
                    return kind;
                }
            }
            return OTHER;
        }
    }

    private SingleviewService() {}

    static void map(Row row, String id, CareStatements says) {
        List<Subject> subjects = List.of(says.person(id));
        Period period = says.period(
                "Service/Event Start",
                row.anyText("Service/Event Start", "Service Event Start"),
                "Service/Event End",
                row.anyText("Service/Event End", "Service Event End"));
        String description = row.anyText("Service/Event Desc", "Service Event Desc");
        if (description != null) {
            service(description, reference(id, description, period), subjects, period, says);
        }
        Kind kind = Kind.of(String.valueOf(description));
        String keyworker = row.text("Keyworker");
        if (keyworker != null && kind != Kind.ADOPTION) {
            says.add(says.draft(
                            reference(id, String.valueOf(description), period) + "#worker",
                            RecordType.WORKER_INVOLVEMENT,
                            Category.TAF_INVOLVEMENT,
                            subjects)
                    .heldBy(holder(kind))
                    .during(period)
                    .summary("workerName", keyworker)
                    .summary("email", row.text("Email"))
                    .summary("role", "Keyworker"));
        }
        carer(row, id, subjects, says);
    }

    private static String reference(String id, String description, Period period) {
        return "service/" + id + "/" + NaturalKey.of(description, String.valueOf(period.from()));
    }

    private static void service(
            String description, String reference, List<Subject> subjects, Period period, CareStatements says) {
        Kind kind = Kind.of(description);
        boolean isEarlyHelp = kind == Kind.EARLY_HELP;
        says.add(says.draft(reference, type(kind), kind.category, subjects)
                .heldBy(holder(kind))
                .during(period)
                .full("service", description));
        if (kind != Kind.ADOPTION) {
            says.status(
                    reference,
                    subjects,
                    isEarlyHelp ? "Early help" : "Open to children's social care",
                    period,
                    holder(kind));
        }
    }

    /** Words alone make no plan and no enquiry: alert rules read those types. */
    private static RecordType type(Kind kind) {
        return switch (kind) {
            case ADOPTION -> RecordType.ADOPTION;
            case EARLY_HELP -> RecordType.EARLY_HELP_EPISODE;
            default -> RecordType.CHILD_IN_NEED_EPISODE;
        };
    }

    private static String holder(Kind kind) {
        return kind == Kind.EARLY_HELP ? RecordDraft.EARLY_HELP : Agency.SOCIALCARE.holder();
    }

    private static void carer(Row row, String id, List<Subject> subjects, CareStatements says) {
        Boolean isCarer = says.findings().yesNo("Is a Carer", row.text("Is a Carer"));
        if (Boolean.TRUE.equals(isCarer)) {
            says.add(says.draft(
                            "person/" + id + "#carer", RecordType.ASSESSMENT_FACTOR, Category.SC_ASSESSMENT, subjects)
                    .full("isCarer", true));
        }
    }
}
