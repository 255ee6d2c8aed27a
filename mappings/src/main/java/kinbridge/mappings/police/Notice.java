package kinbridge.mappings.police;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import kinbridge.mappings.Category;
import kinbridge.mappings.DateText;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.StatementList;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One notice: who was there, what happened, and the risk. At SUMMARY it says what kind of thing happened
 * and in which parts, never who said or suffered what or where.
 */
final class Notice {

    private static final Set<String> RISK_LEVELS = Set.of("standard", "medium", "high");

    private final JsonPart notice;
    private final String reference;
    private final Findings findings;
    private final StatementList says;
    private final Optional<PpnCategory> category;

    Notice(JsonPart notice, String reference, Findings findings, StatementList says) {
        this.notice = notice;
        this.reference = reference;
        this.findings = findings;
        this.says = says;
        this.category = PpnCategory.of(notice.text("category"));
    }

    void map() {
        List<Subject> subjects = new ArrayList<>();
        List<String> roles = new ArrayList<>();
        List<JsonPart> persons = notice.each("persons");
        for (int i = 0; i < persons.size(); i++) {
            NoticePerson person = new NoticePerson(persons.get(i), reference + "/" + (i + 1), category, findings, says);
            person.map(notice.at("location"));
            person.subject().ifPresent(subject -> {
                subjects.add(subject);
                roles.add(person.roleWord());
            });
        }
        if (subjects.isEmpty()) {
            findings.part("persons", null, "nobody in a known role", "at least one person with a role");
            return;
        }
        Occurred when = findings.when("occurredAt", notice.text("occurredAt"), DateText.Order.DAY_FIRST);
        incident(subjects, roles, when);
        if (notice.at("dash").isObject()) {
            risk(subjects, when);
        }
    }

    private void incident(List<Subject> subjects, List<String> roles, @Nullable Occurred when) {
        if (category.isEmpty()) {
            findings.warn("category", "not in the list, kept as written under the most sensitive category");
        }
        JsonPart location = notice.at("location");
        Fields fields = new Fields()
                .summary("kind", category.isEmpty() ? null : notice.text("category"))
                .summary("roles", roles.stream().distinct().toList())
                .summary("childrenPresent", findings.yesNo("childrenPresent", notice.text("childrenPresent")))
                .summary("force", notice.text("force"))
                .full("category", category.isEmpty() ? notice.text("category") : null)
                .full("incidentReference", notice.text("incidentRef"))
                .full("address", location.text("address"));
        findings.postcode(fields, "postcode", location.field("postcode"), location.text("postcode"));
        fields.full("uprn", location.text("uprn"));
        says.record(
                reference,
                category.map(PpnCategory::type).orElse(RecordType.POLICE_INCIDENT),
                category.map(PpnCategory::category).orElse(Category.CJ_VICTIM),
                subjects,
                Subject.of(NoticePerson.SYSTEM, Subject.Kind.CASE, reference),
                when,
                null,
                fields);
    }

    private void risk(List<Subject> subjects, @Nullable Occurred when) {
        JsonPart dash = notice.at("dash");
        JsonPart marac = dash.at("marac");
        String level = dash.text("riskLevel");
        if (level != null && !RISK_LEVELS.contains(level.toLowerCase(Locale.ROOT))) {
            findings.warn(dash.field("riskLevel"), "not standard, medium or high, kept as written");
        }
        String meeting = day(marac, "meetingDate");
        Fields fields = new Fields()
                .summary("riskLevel", level)
                .summary("referredToMarac", marac.isObject() ? Boolean.TRUE : null)
                .summary("heardBefore", findings.yesNo(marac.field("repeat"), marac.text("repeat")))
                .full("ticks", dash.text("ticks"))
                .full("maracReference", marac.text("caseRef"))
                .full("maracReferralDate", day(marac, "refDate"))
                .full("maracMeetingDate", meeting);
        says.record(
                reference + "#dash", RecordType.DOMESTIC_ABUSE_RISK, Category.DA_RISK, subjects, when, null, fields);
    }

    private @Nullable String day(JsonPart part, String name) {
        Occurred day = findings.when(part.field(name), part.text(name), DateText.Order.DAY_FIRST);
        return day == null ? null : day.toString();
    }
}
