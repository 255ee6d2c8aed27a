package kinbridge.sharinglog;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import kinbridge.sharinglog.QuestionUnanswered.Why;
import kinbridge.storage.Login;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * One large question to the log a person at a time: nobody can take all that answers questions. Who asks again meanwhile
 * waits a little, and whoever asks a third time is told to wait. Nobody else notices.
 */
@Component
public class QuestionTurns {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** PostgreSQL's code for a statement that was broken off. */
    private static final String BROKEN_OFF = "57014";

    /** One for each who ever asked: governance is a handful of people. */
    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();

    private final Duration patience;

    QuestionTurns() {
        this(PATIENCE);
    }

    QuestionTurns(Duration patience) {
        this.patience = patience;
    }

    /**
     * Asks when it is this person's turn.
     *
     * @throws QuestionUnanswered if it does not become theirs, or the database cannot answer
     */
    public <T> T of(String person, Supplier<T> question) {
        Semaphore turn = turns.computeIfAbsent(person, none -> new Semaphore(1));
        if (turn.hasQueuedThreads() || !isTaken(turn)) {
            throw new QuestionUnanswered(Why.STILL_AT_THE_LAST);
        }
        try {
            return question.get();
        } catch (DataAccessException failure) {
            throw said(failure);
        } finally {
            turn.release();
        }
    }

    private boolean isTaken(Semaphore turn) {
        try {
            return turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static RuntimeException said(DataAccessException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && BROKEN_OFF.equals(sql.getSQLState())) {
                return new QuestionUnanswered(Why.TOO_LARGE, failure);
            }
            if (cause instanceof SQLException
                    && String.valueOf(cause.getMessage()).startsWith(Login.QUESTIONS)) {
                return new QuestionUnanswered(Why.OTHERS_ASK, failure);
            }
        }
        return failure;
    }
}
