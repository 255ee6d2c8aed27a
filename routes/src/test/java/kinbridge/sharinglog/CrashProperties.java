package kinbridge.sharinglog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kinbridge.sharinglog.chain.Verification;
import kinbridge.storage.DatabaseRole;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.util.FileSystemUtils;

/**
 * Whatever was appended, wherever it was killed between two statements and however often it was started
 * again: the log verifies, also against its checkpoints, and what a caller was told is written is there.
 */
class CrashProperties {

    /** What a life of a hub consists of, until it is stopped or killed. */
    private record Life(List<Integer> appends, int changes, Death death) {}

    /**
     * @param afterStatements how many the writer's connection still carries out; negative: it stops in peace
     * @param isLastDone whether the last of them reaches the database, of which the hub then never hears
     */
    private record Death(int afterStatements, boolean isLastDone) {}

    @Property(tries = 40)
    void any_appends_kills_and_restarts_leave_a_log_that_verifies_and_holds_what_was_disclosed(
            @ForAll("lives") List<Life> lives) throws IOException {
        Path folder = Files.createTempDirectory("crash");
        List<EntryReceipt> disclosed = new ArrayList<>();
        List<UUID> changed = new ArrayList<>();
        try (OpenLog open = new OpenLog(folder)) {
            open.stop();
            for (Life life : lives) {
                live(open, life, disclosed, changed);
                assertThat(open.verifyAgainstKept()).isInstanceOf(Verification.Intact.class);
            }
            open.login = () -> open.database.login(DatabaseRole.APP).connect();
            open.open();
            EntryReceipt last = open.log.append(SampleEntries.lookHiding(0));
            disclosed.add(last);
            open.stop();

            assertThat(open.verifyAgainstKept())
                    .isInstanceOfSatisfying(
                            Verification.Intact.class,
                            intact -> assertThat(intact.entries()).isGreaterThanOrEqualTo(last.sequence()));
            assertThat(disclosed)
                    .allSatisfy(receipt ->
                            assertThat(places(open, receipt.entryId())).containsExactly(receipt.sequence()));
            assertThat(changed).allSatisfy(id -> assertThat(places(open, id)).hasSize(1));
            assertThat(open.as(DatabaseRole.OWNER)
                            .sql("select count(*) from sharing_log.pending")
                            .query(Long.class)
                            .single())
                    .isZero();
            open.open();
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void live(OpenLog open, Life life, List<EntryReceipt> disclosed, List<UUID> changed) {
        Killed killed = new Killed(life.death());
        open.login = () -> killed.wrap(open.database.login(DatabaseRole.APP).connect());
        try {
            open.open();
        } catch (RuntimeException killedAtTheStart) {
            return;
        }
        try {
            for (int hidden : life.appends()) {
                disclosed.add(open.log.append(SampleEntries.lookHiding(hidden)));
            }
            for (int number = 0; number < life.changes(); number++) {
                changed.add(open.transaction().execute(status -> open.log.pend(SampleEntries.lookHiding(0))));
            }
        } catch (LogUnavailable refused) {
            // Nothing was disclosed by it; the hub is as good as dead.
        } finally {
            open.stop();
        }
    }

    private static List<Long> places(OpenLog open, UUID entry) {
        return open.as(DatabaseRole.OWNER)
                .sql("select sequence from sharing_log.entry where entry_id = ?")
                .param(entry)
                .query(Long.class)
                .list();
    }

    /** The writer's connection of a hub that is killed after so many statements, counted over all of them. */
    private static final class Killed {

        private static final Set<String> STATEMENTS =
                Set.of("execute", "executeQuery", "executeUpdate", "executeBatch", "commit");

        private final Death death;
        private final AtomicInteger left;

        Killed(Death death) {
            this.death = death;
            this.left = new AtomicInteger(death.afterStatements() < 0 ? Integer.MAX_VALUE : death.afterStatements());
        }

        Connection wrap(Connection connection) throws SQLException {
            if (left.get() <= 0) {
                connection.abort(Runnable::run);
                throw new SQLException("killed");
            }
            return proxy(Connection.class, connection, connection);
        }

        private <T> T proxy(Class<T> type, T real, Connection connection) {
            InvocationHandler handler = (self, method, arguments) -> {
                boolean counts = STATEMENTS.contains(method.getName());
                int before = counts ? left.getAndDecrement() : left.get();
                boolean isLast = counts && before == 1;
                if (before <= 0 || (isLast && !death.isLastDone())) {
                    if (!method.getName().equals("close")) {
                        die(connection);
                    }
                }
                Object answer = invoke(real, method, arguments);
                if (isLast) {
                    die(connection);
                }
                return answer instanceof PreparedStatement statement
                        ? proxy(PreparedStatement.class, statement, connection)
                        : answer;
            };
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
        }

        private void die(Connection connection) throws SQLException {
            left.set(0);
            connection.abort(Runnable::run);
            throw new SQLException("killed");
        }

        private static Object invoke(Object real, java.lang.reflect.Method method, Object[] arguments)
                throws Throwable {
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
            }
        }
    }

    @Provide
    Arbitrary<List<Life>> lives() {
        Arbitrary<Death> deaths = Combinators.combine(
                        Arbitraries.integers().between(-1, 40), Arbitraries.of(true, false))
                .as(Death::new);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2).list().ofMaxSize(6),
                        Arbitraries.integers().between(0, 3),
                        deaths)
                .as(Life::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }
}
