package kinbridge.mappings.housing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import kinbridge.mappings.Age;
import kinbridge.mappings.Category;
import kinbridge.mappings.Coverage;
import kinbridge.mappings.DateText;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Identity;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Row;
import kinbridge.mappings.StatementList;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the model. Its questions are answered open, closed or "no records found"; an empty cell of
 * a column that is there says the last, a column that is not there says nothing. What is open is a record
 * of its kind. What is closed or was not found is an answer and no such record: a rule that waits for
 * evictions must not fire on one that is over, and "none found" is neither silence nor "not known". Every
 * answer has the category of its question, so that nobody can tell a hidden record by a missing answer.
 */
final class HousingAnswer {

    /** The age from which the model tells of housing. */
    private static final int TENANT_YEARS = 16;

    private static final Pattern NOTHING = Pattern.compile("(no|none)( records?)?( found)?", Pattern.CASE_INSENSITIVE);

    /**
     * The cells of an answer, from a row or from JSON.
     *
     * @param isBlank whether a cell is there and nothing stands in it
     */
    record Cells(
            @Nullable String personId,
            Function<String, @Nullable String> text,
            Predicate<String> isBlank,
            Function<String, @Nullable String> identity,
            Function<String, @Nullable String> contact) {

        static Cells of(Row row) {
            return new Cells(
                    row.text("personId"),
                    row::text,
                    row::isBlank,
                    row::text,
                    name -> row.text("contact" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)));
        }

        static Cells of(JsonPart answer) {
            JsonPart data = answer.at("data").isObject() ? answer.at("data") : answer;
            return new Cells(
                    answer.text("personId"),
                    data::text,
                    name -> data.node().path(name).isTextual() && data.text(name) == null,
                    answer::text,
                    data.at("contact")::text);
        }

        @Nullable
        String text(String name) {
            return text.apply(name);
        }

        boolean isNothing(String name) {
            String said = text(name);
            return said == null
                    ? isBlank.test(name)
                    : NOTHING.matcher(said.replaceAll("[()]", "")).matches();
        }
    }

    private final Cells cells;
    private final Coverage coverage;
    private final @Nullable Instant received;
    private final Findings findings;
    private final StatementList says;

    HousingAnswer(Cells cells, Coverage coverage, @Nullable Instant received, Findings findings, StatementList says) {
        this.cells = cells;
        this.coverage = coverage;
        this.received = received;
        this.findings = findings;
        this.says = says;
    }

    void map() {
        String id = cells.personId();
        if (id == null) {
            findings.part("personId", null, "missing", "the id of the person");
            return;
        }
        LocalDate born = identity(id, cells.identity(), "givenName", "familyName", "sex", findings, says);
        if (born != null && isTooYoung(born)) {
            findings.warn("personId", "somebody under 16, of whose housing nothing is taken");
            return;
        }
        involvement(id);
        question(id, "antiSocialBehaviour", RecordType.ANTI_SOCIAL_BEHAVIOUR, Category.HO_ASB);
        question(id, "rentArrears", RecordType.RENT_ARREARS, Category.HO_ARREARS);
        question(id, "noticeSeekingPossession", RecordType.NOTICE_SEEKING_POSSESSION, Category.HO_ARREARS);
        question(id, "eviction", RecordType.EVICTION, Category.HO_ARREARS);
    }

    /** The model's person, alone. */
    static void person(JsonPart person, Findings findings, StatementList says) {
        String id = person.text("id");
        if (id == null) {
            findings.part("id", null, "missing", "the id of the person");
        } else {
            identity(id, person::text, "firstName", "lastName", "gender", findings, says);
        }
    }

    private static @Nullable LocalDate identity(
            String id,
            Function<String, @Nullable String> cells,
            String given,
            String family,
            String sex,
            Findings findings,
            StatementList says) {
        LocalDate born = findings.date("dateOfBirth", cells.apply("dateOfBirth"), DateText.Order.DAY_FIRST);
        Fields fields = new Fields()
                .summary(Identity.GIVEN_NAME, cells.apply(given))
                .summary(Identity.FAMILY_NAME, cells.apply(family))
                .summary(Identity.DATE_OF_BIRTH, born);
        findings.sex(fields, sex, cells.apply(sex));
        if (!fields.map().isEmpty()) {
            says.identity("person/" + id, HousingSummaryMapping.SYSTEM, id, Category.ID_CORE, fields);
        }
        return born;
    }

    /** On the day of the answer; where that is not known nobody's age is guessed. */
    private boolean isTooYoung(LocalDate born) {
        Occurred asOf = coverage.asOf();
        LocalDate day = asOf != null
                ? asOf.firstDay()
                : received == null ? null : Occurred.at(received).firstDay();
        return day != null && Age.isUnder(TENANT_YEARS, born, day);
    }

    private void involvement(String id) {
        String said = cells.text("serviceInvolvement");
        String landlord = cells.text("housingAssociation");
        boolean isCurrent = "current".equalsIgnoreCase(said);
        if (said != null && cells.isNothing("serviceInvolvement")) {
            nothing(id, "serviceInvolvement", "no records found", Category.HO_TENANCY);
        } else if (said != null || landlord != null) {
            if (said != null && !isCurrent && !"historic".equalsIgnoreCase(said)) {
                findings.warn("serviceInvolvement", "not in the model's list, kept as written");
            }
            says.record(
                    "serviceInvolvement/" + id,
                    RecordType.TENANCY,
                    Category.HO_TENANCY,
                    List.of(subject(id)),
                    findings.when("tenancyStart", cells.text("tenancyStart"), DateText.Order.DAY_FIRST),
                    null,
                    coverage.tell(new Fields().summary("status", lower(said)).summary("landlord", landlord)));
        }
        if (isCurrent) {
            contact(id, landlord);
        } else if ("historic".equalsIgnoreCase(said) || cells.isNothing("serviceInvolvement")) {
            says.removal("contact/" + id, "the landlord has nothing to do with the person any more");
        }
    }

    private void contact(String id, @Nullable String landlord) {
        Function<String, @Nullable String> contact = cells.contact();
        String name = contact.apply("name");
        if (name != null) {
            String role = contact.apply("role");
            says.record(
                    "contact/" + id,
                    RecordType.WORKER_INVOLVEMENT,
                    Category.TAF_INVOLVEMENT,
                    List.of(subject(id)),
                    null,
                    null,
                    new Fields()
                            .summary("workerName", name)
                            .summary("role", role == null ? "Housing contact" : role)
                            .summary("team", landlord)
                            .summary("phone", contact.apply("phone"))
                            .summary("email", contact.apply("email")));
        }
    }

    private void question(String id, String question, RecordType type, Category category) {
        String said = cells.text(question);
        if (cells.isNothing(question)) {
            nothing(id, question, "no records found", category);
        } else if ("closed".equalsIgnoreCase(said)) {
            nothing(id, question, "closed", category);
        } else if (said != null) {
            if (!said.equalsIgnoreCase("open")) {
                findings.warn(question, "neither open nor closed, kept as written");
            }
            says.record(
                    question + "/" + id,
                    type,
                    category,
                    List.of(subject(id)),
                    null,
                    null,
                    coverage.tell(new Fields().summary("status", lower(said))));
        }
    }

    private void nothing(String id, String question, String answer, Category category) {
        says.record(
                question + "/" + id,
                RecordType.SERVICE_ANSWER,
                category,
                List.of(subject(id)),
                coverage.asOf(),
                null,
                coverage.tell(new Fields()
                        .summary(
                                "askedAbout",
                                question.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT))
                        .summary("answer", answer)));
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static Subject subject(String id) {
        return Subject.person(HousingSummaryMapping.SYSTEM, id);
    }
}
