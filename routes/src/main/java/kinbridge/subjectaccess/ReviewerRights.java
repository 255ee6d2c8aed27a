package kinbridge.subjectaccess;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may review a request: information governance, and nobody who works with the person or knows them. */
@Component
class ReviewerRights {

    private static final Set<String> ROLES = Set.of("ig_officer", "dpo");

    private final Practitioners practitioners;
    private final JdbcClient database;

    ReviewerRights(Practitioners practitioners, JdbcClient database) {
        this.practitioners = practitioners;
        this.database = database;
    }

    List<AccessRequests.Reviewer> reviewers() {
        return practitioners.all().stream()
                .filter(person -> ROLES.contains(person.role()))
                .map(person -> new AccessRequests.Reviewer(person.id(), person.name()))
                .toList();
    }

    /** Why this person may not review what is held of that one; empty if they may. */
    Optional<String> hindrance(String practitioner, UUID subject) {
        Optional<Practitioner> person = practitioners.find(practitioner);
        if (person.isEmpty() || !ROLES.contains(person.get().role())) {
            return Optional.of("Choose an officer of information governance");
        }
        return isNear(practitioner, subject)
                ? Optional.of("Choose somebody else: this colleague may not review this request")
                : Optional.empty();
    }

    /** Asked at each page: who joined the family's team since, or is marked as near to it, sees nothing more. */
    boolean mayReview(String practitioner, Request request) {
        UUID subject = request.subject();
        return request.isReviewedBy(practitioner)
                && subject != null
                && hindrance(practitioner, subject).isEmpty();
    }

    /** In the team of a family that the person belongs to, or marked as having a conflict of interest. */
    boolean isNear(String practitioner, UUID subject) {
        return database.sql("""
                select exists (select from people.identity s join people.identity i on i.person_id = s.person_id
                    join families.member m on m.identity_id = i.id
                    join families.team_member t on t.family_id = m.family_id
                    where s.id = :subject and t.practitioner = :practitioner)
                  or exists (select from people.identity s join people.identity i on i.person_id = s.person_id
                    join consent.flag f on f.identity_id = i.id
                    where s.id = :subject and f.practitioner = :practitioner and f.cleared_at is null
                      and f.flag in ('requester_conflict', 'requester_linked_to_perp'))""")
                .param("subject", subject)
                .param("practitioner", practitioner)
                .query(Boolean.class)
                .single();
    }
}
