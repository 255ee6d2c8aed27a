package kinbridge.consent;

import java.util.Set;
import java.util.UUID;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject.Status;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a person to say who may answer for them.
 *
 * @param age in years, or null where no agency says a date of birth
 * @param competence the outcome of the latest assessment about sharing, or null
 * @param mother the person id of the mother, or null
 * @param parents person ids of whoever an agency says is a parent or guardian, the mother among them
 * @param courtOrderSettles a court has decided between parents who disagree
 */
public record AskedPerson(
        UUID person,
        @Nullable Integer age,
        Status status,
        @Nullable String competence,
        @Nullable UUID mother,
        Set<UUID> parents,
        boolean allegedPerpetrator,
        boolean courtOrderSettles) {

    private static final int OWN_DECISION_AGE_YEARS = 16;

    public AskedPerson {
        parents = Set.copyOf(parents);
    }

    boolean isUnborn() {
        return status == Status.UNBORN;
    }

    boolean isDead() {
        return status == Status.DECEASED;
    }

    /** Basis FLRA1969-S8: from 16 the person decides. */
    boolean decidesByAge() {
        return status == Status.LIVING && age != null && age >= OWN_DECISION_AGE_YEARS;
    }

    boolean isUnderSixteen() {
        return status == Status.LIVING && age != null && age < OWN_DECISION_AGE_YEARS;
    }

    boolean isCompetentChild() {
        return isUnderSixteen() && "gillick".equals(competence);
    }

    boolean lacksCapacity() {
        return decidesByAge() && "lacks_capacity".equals(competence);
    }
}
