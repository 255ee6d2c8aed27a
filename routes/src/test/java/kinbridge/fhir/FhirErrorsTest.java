package kinbridge.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.lang.reflect.InvocationTargetException;
import kinbridge.sharinglog.LogUnavailable;
import org.junit.jupiter.api.Test;

/** A failure is told in our own words, whatever it said itself. */
class FhirErrorsTest {

    private final FhirErrors errors = new FhirErrors();

    @Test
    void when_the_log_cannot_be_written_nothing_is_shown_and_that_is_said() {
        BaseServerResponseException told = errors.inOurWords(new InternalErrorException(
                "failed to call access method",
                new InvocationTargetException(new LogUnavailable("no log", new IllegalStateException()))));

        assertThat(told.getStatusCode()).isEqualTo(503);
        assertThat(told.getMessage()).contains("nothing is shown");
    }

    @Test
    void a_failure_of_ours_has_a_reference_and_none_of_its_own_words() {
        BaseServerResponseException told = errors.inOurWords(new IllegalStateException("Chloe Hartley has no record"));

        assertThat(told.getStatusCode()).isEqualTo(500);
        assertThat(told.getMessage()).contains("ERR-").doesNotContain("Chloe");
    }

    @Test
    void a_refusal_of_the_library_keeps_its_status_and_loses_its_words() {
        BaseServerResponseException told = errors.inOurWords(new InvalidRequestException("unknown parameter: Chloe"));

        assertThat(told.getStatusCode()).isEqualTo(400);
        assertThat(told.getMessage()).doesNotContain("Chloe");
        assertThat(told.getOperationOutcome()).isNotNull();
    }

    @Test
    void a_refusal_of_ours_stays_as_it_is() {
        Refusal refusal = Refusal.notFound();

        assertThat(errors.inOurWords(refusal)).isSameAs(refusal);
    }
}
