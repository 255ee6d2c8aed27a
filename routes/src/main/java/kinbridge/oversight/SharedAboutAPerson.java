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
import kinbridge.oversight.QuestionPages.Cell;
import kinbridge.oversight.QuestionPages.Figure;
import kinbridge.oversight.QuestionPages.Heading;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 1. Everything shared about person X, by date, recipient, basis. */
@Component
@Order(1)
class SharedAboutAPerson extends SharesQuestion {

    private static final Heading HEADING = new Heading(
            1,
            "shared-about-a-person",
            "What was shared about a person",
            "Everything that was shown or sent about one person, or as of one family: when, to whom, for what and on"
                    + " which basis in law.",
            "Not what the records say, not what was withheld, and not what somebody in quarantine read before the hub"
                    + " knew whom it is about.",
            "Nothing about this person or family was shared in this time.");

    private final WhoIsMeant people;

    SharedAboutAPerson(LoggedShares log, WhoIsMeant people, Staff staff) {
        super(log, staff);
        this.people = people;
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
    List<String> furtherColumns() {
        return List.of("Lawful basis");
    }

    @Override
    Sought sought(Asked asked) {
        Map<String, Object> values = new HashMap<>();
        // Gathering for a subject's request decides everything and gives nothing to anybody; the pack does.
        String entries = "(e.purpose <> 'SUBJECT_ACCESS' or coalesce(e.recipient, '') = 'data-subject')";
        String decisions = RELEASED;
        if (asked.has(Parameter.FAMILY)) {
            entries += " and e.family_id = :family";
            values.put("family", people.family(asked.get(Parameter.FAMILY)));
        }
        if (asked.has(Parameter.PERSON)) {
            decisions += " and d.subjects && cast(:identities as uuid[])";
            values.put("identities", people.identitiesOf(Objects.requireNonNull(asked.id(Parameter.PERSON))));
        }
        return narrowed(asked, entries, decisions, values);
    }

    @Override
    public List<Figure> figures(Asked asked) {
        return log.figures(sought(asked), asked);
    }

    @Override
    public Figure headline(Asked lastThirtyDays) {
        Sought letOut = new Sought("e.existence_count + e.summary_count + e.full_count > 0", "true", Map.of());
        return Figure.of(
                "entry let something out", "entries let something out", log.countEntries(letOut, lastThirtyDays));
    }

    @Override
    List<Cell> further(Share share) {
        return List.of(Cells.basis(share));
    }
}
