package kinbridge.sharinglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import kinbridge.sharinglog.QuestionUnanswered.Why;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody asks the log so much that others have to wait for it. */
class QuestionTurnsTest {

    private final QuestionTurns turns = new QuestionTurns(Duration.ofMillis(100));
    private final CountDownLatch answered = new CountDownLatch(1);

    private TestDatabase database;
    private HikariDataSource pool;

    @BeforeEach
    void open() {
        database = TestDatabase.shared();
        pool = database.login(DatabaseRole.APP).poolOfQuestions(1, Duration.ofMillis(200));
    }

    @AfterEach
    void close() {
        answered.countDown();
        pool.close();
        database.close();
    }

    private String wait(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return "answered";
    }

    private CompletableFuture<String> asking(String person) {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> turns.of(person, () -> {
            begun.countDown();
            return wait(answered);
        }));
        wait(begun);
        return first;
    }

    private void assertUnanswered(Why why, String person, Supplier<String> question) {
        assertThatThrownBy(() -> turns.of(person, question))
                .asInstanceOf(type(QuestionUnanswered.class))
                .extracting(QuestionUnanswered::why)
                .isEqualTo(why);
    }

    @Test
    void while_a_question_is_answered_the_same_person_asks_no_other_and_somebody_else_does() {
        CompletableFuture<String> first = asking("ian");

        assertUnanswered(Why.STILL_AT_THE_LAST, "ian", () -> "two at once");
        assertThat(turns.of("chidi", () -> "answered")).isEqualTo("answered");

        answered.countDown();
        assertThat(first.join()).isEqualTo("answered");
        await().atMost(Duration.ofSeconds(5))
                .ignoreExceptions()
                .until(() -> turns.of("ian", () -> "answered").equals("answered"));
    }

    @Test
    void a_question_that_failed_gives_the_turn_back() {
        assertThatThrownBy(() -> turns.of("ian", () -> {
                    throw new IllegalStateException("failed");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(turns.of("ian", () -> "answered")).isEqualTo("answered");
    }

    private String asks(String sql) {
        return JdbcClient.create(pool).sql(sql).query(String.class).single();
    }

    @Test
    void what_takes_the_database_too_long_is_broken_off_and_said_to_be_too_large() {
        assertUnanswered(Why.TOO_LARGE, "ian", () -> asks("select cast(pg_sleep(60) as text)"));

        assertThat(turns.of("ian", () -> asks("select 'answered'"))).isEqualTo("answered");
    }

    @Test
    void where_others_ask_as_many_as_can_it_is_said_so() throws SQLException {
        pool.setConnectionTimeout(300);
        try (Connection taken = pool.getConnection()) {
            assertThat(taken.isValid(1)).isTrue();
            assertUnanswered(Why.OTHERS_ASK, "ian", () -> asks("select 'answered'"));
        }
    }

    @Test
    void another_failure_of_the_database_stays_what_it_is() {
        assertThatThrownBy(() -> turns.of("ian", () -> asks("select nonsense")))
                .isInstanceOf(DataAccessException.class);
    }
}
