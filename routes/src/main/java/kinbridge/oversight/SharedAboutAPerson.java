package kinbridge.oversight;

import static kinbridge.oversight.LoggedShares.RELEASED;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kinbridge.oversight.LoggedShares.Share;
import kinbridge.oversight.LoggedShares.Sought;
import kinbridge.oversight.QuestionPages.Figure;
import kinbridge.oversight.QuestionPages.Heading;
import kinbridge.oversight.QuestionPages.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 1. Everything shared about person X, by date, recipient, basis. */
@Component
@Order(1)
class SharedAboutAPerson implements Question {

    private static final Heading HEADING = new Heading(
            1,
            "shared-about-a-person",
            "What was shared about a person",
            "Everything that was shown or sent about one person, or as of one family: when, to whom, for what and on"
                    + " which basis in law.",
            "Not what the records say, not what was withheld, and not what somebody in quarantine read before the hub"
                    + " knew whom it is about.",
            "Nothing about this person or family was shared in this time.");

    private final LoggedShares log;
    private final WhoIsMeant people;
    private final Staff staff;

    SharedAboutAPerson(LoggedShares log, WhoIsMeant people, Staff staff) {
        this.log = log;
        this.people = people;
        this.staff = staff;
    }

    @Override
    public Heading heading() {
        return HEADING;
    }

    @Override
    public Set<Parameter> parameters() {
        return EnumSet.of(
                Parameter.PERSON,
                Parameter.FAMILY,
                Parameter.FROM,
                Parameter.TO,
                Parameter.AGENCY,
                Parameter.HOLDER,
                Parameter.CATEGORY);
    }

    @Override
    public Optional<String> needs(Asked asked) {
        return asked.has(Parameter.PERSON) || asked.has(Parameter.FAMILY)
                ? Optional.empty()
                : Optional.of("Give a person's id or a family's reference.");
    }

    @Override
    public List<String> columns() {
        return List.of("When", "To whom", "Family", "Purpose", "What", "Held by", "How much", "Lawful basis", "Entry");
    }

    @Override
    public String unit() {
        return "entries";
    }

    private Sought sought(Asked asked) {
        Map<String, Object> values = new HashMap<>();
        // Gathering for a subject's request decides everything and gives nothing to anybody; the pack does.
        StringBuilder entries =
                new StringBuilder("(e.purpose <> 'SUBJECT_ACCESS' or coalesce(e.recipient, '') = 'data-subject')");
        StringBuilder decisions = new StringBuilder(RELEASED);
        if (asked.has(Parameter.FAMILY)) {
            entries.append(" and e.family_id = :family");
            values.put("family", people.family(asked.get(Parameter.FAMILY)));
        }
        if (asked.has(Parameter.AGENCY)) {
            entries.append(" and e.agency = :agency");
            values.put("agency", asked.get(Parameter.AGENCY));
        }
        if (asked.has(Parameter.PERSON)) {
            decisions.append(" and d.subjects && cast(:identities as uuid[])");
            values.put("identities", people.identitiesOf(Objects.requireNonNull(asked.id(Parameter.PERSON))));
        }
        if (asked.has(Parameter.HOLDER)) {
            decisions.append(" and d.holder = :holder");
            values.put("holder", asked.get(Parameter.HOLDER));
        }
        if (asked.has(Parameter.CATEGORY)) {
            decisions.append(" and d.category = :category");
            values.put("category", asked.get(Parameter.CATEGORY));
        }
        return new Sought(entries.toString(), decisions.toString(), values);
    }

    @Override
    public List<Figure> figures(Asked asked) {
        return log.figures(sought(asked), asked);
    }

    @Override
    public Figure headline(Asked lastThirtyDays) {
        Sought letOut = new Sought("e.existence_count + e.summary_count + e.full_count > 0", "true", Map.of());
        return Figure.of("entries let something out", log.countEntries(letOut, lastThirtyDays));
    }

    @Override
    public long count(Asked asked) {
        return log.countSharing(sought(asked), asked);
    }

    @Override
    public Found find(Asked asked, @Nullable String after, int limit) {
        return log.shares(sought(asked), asked, after, limit, this::row);
    }

    private Row row(Share share) {
        return Row.of(
                Cells.time(share.entry().at()),
                Cells.recipient(share.entry(), staff),
                Cells.family(share.entry().family()),
                Cells.purpose(share.entry().purpose()),
                Cells.what(share),
                Cells.holder(share),
                Cells.level(share),
                Cells.basis(share),
                Cells.entry(share.entry().id()));
    }
}
