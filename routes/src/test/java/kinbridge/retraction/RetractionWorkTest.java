package kinbridge.retraction;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.UUID;
import kinbridge.sharinglog.LogProjection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** After a long stop, or while something fails, nobody who holds a copy may be given up. */
class RetractionWorkTest {

    private static final List<UUID> OVER = List.of(UUID.fromString("9d6b8a52-6a0e-4f3a-8f35-0d1f0b1f2c11"));

    private final JdbcClient database = mock(JdbcClient.class, RETURNS_DEEP_STUBS);
    private final LogProjection projection = mock(LogProjection.class);
    private final CopyHolders holders = mock(CopyHolders.class);
    private final RestedDecisions decisions = mock(RestedDecisions.class);
    private final Telling telling = mock(Telling.class);
    private final RetractionWork work = new RetractionWork(
            database,
            projection,
            mock(RetractedThings.class),
            mock(EndedAgreements.class),
            mock(GivenAgain.class),
            holders,
            decisions,
            mock(AlertGrounds.class),
            telling,
            mock(AgencyCopies.class),
            mock(Chase.class));

    @BeforeEach
    void something_is_open_for_longer_than_any_look() {
        when(holders.over()).thenReturn(OVER);
        when(database.sql(any()).query(Boolean.class).single()).thenReturn(true);
    }

    @Test
    void it_is_closed_when_holders_and_decisions_were_looked_for() {
        work.tell();

        verify(holders).find();
        verify(decisions).flag();
        verify(holders).close(OVER);
    }

    @Test
    void it_is_not_closed_over_a_log_that_could_not_be_brought_up_to_date() {
        doThrow(new QueryTimeoutException("for the test")).when(projection).catchUp();

        work.tell();

        verify(holders, never()).close(any());
    }

    @Test
    void it_is_not_closed_while_decisions_could_not_be_looked_for_and_those_who_are_found_are_told() {
        doThrow(new QueryTimeoutException("for the test")).when(decisions).flag();

        work.tell();

        verify(holders, never()).close(any());
        verify(telling).tell();
    }
}
