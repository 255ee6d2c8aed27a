package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import kinbridge.connectors.FeedTest.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether something that failed may have come to the agency all the same. */
class AgencyFailedTest {

    @ParameterizedTest
    @MethodSource("nothingArrived")
    void where_nobody_answered_or_let_us_in_nothing_has_arrived(IOException failure) {
        assertThat(AgencyFailed.mayHaveArrived(failure)).isFalse();
    }

    static IOException[] nothingArrived() {
        return new IOException[] {
            new ConnectException("refused"),
            new IOException("wrapped", new ConnectException("refused")),
            new UnknownHostException("agency.example"),
            new AgencyFailed(Stage.AUTHENTICATE, "no token")
        };
    }

    @ParameterizedTest
    @MethodSource("perhapsArrived")
    void where_an_answer_is_missing_it_may_have_arrived(IOException failure) {
        assertThat(AgencyFailed.mayHaveArrived(failure)).isTrue();
    }

    static IOException[] perhapsArrived() {
        return new IOException[] {
            new SocketTimeoutException("no answer"), new IOException("broken off"), new AgencyFailed("500")
        };
    }
}
