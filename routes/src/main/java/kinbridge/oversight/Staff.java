package kinbridge.oversight;

import kinbridge.family.Practitioners;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.oversight.QuestionPages.Cell;
import kinbridge.oversight.QuestionPages.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Colleagues by name, with the role and agency that they had at the time; an id that is nobody's stays an id. */
@Component
class Staff {

    private final Practitioners practitioners;
    private final PolicyInForce policy;

    Staff(Practitioners practitioners, PolicyInForce policy) {
        this.practitioners = practitioners;
        this.policy = policy;
    }

    String name(@Nullable String id) {
        if (id == null || id.isEmpty()) {
            return "";
        }
        return id.equals("hub")
                ? "Kinbridge itself"
                : practitioners.find(id).map(Practitioners.Practitioner::name).orElse(id);
    }

    Cell cell(String id, String role, String agency) {
        return Cell.of(Kind.TEXT, name(id)).over(id.equals("hub") ? "" : standing(role, agency));
    }

    /** By what the directory says today, where the log does not say what they were at the time. */
    Cell cell(String id) {
        return practitioners
                .find(id)
                .map(person -> cell(id, person.role(), person.agency()))
                .orElse(Cell.of(Kind.TEXT, id));
    }

    String standing(String role, String agency) {
        return policy.tables().titleOfRole(role) + ", " + policy.tables().titleOfAgency(agency);
    }
}
