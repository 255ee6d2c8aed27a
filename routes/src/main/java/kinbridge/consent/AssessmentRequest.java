package kinbridge.consent;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An assessment of competence or capacity that a practitioner wants to record.
 *
 * @param subject an identity of whom it is about
 * @param seen how many assessments of this person the practitioner had seen when starting to write
 * @param outcome one of {@link Assessments#OUTCOMES}
 * @param isAboutSharing whether the decision is whether their information may be shared; an assessment
 *     for another decision is kept and does not count here
 * @param decision the decision in words
 */
public record AssessmentRequest(
        UUID subject,
        int seen,
        String outcome,
        boolean isAboutSharing,
        String decision,
        String reason,
        String assessedBy,
        @Nullable LocalDate assessedOn) {}
