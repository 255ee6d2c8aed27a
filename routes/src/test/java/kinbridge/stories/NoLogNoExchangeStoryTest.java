package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import kinbridge.console.Visitor;
import kinbridge.family.TeamChanges;
import kinbridge.family.TeamChanges.Adding;
import kinbridge.family.TeamChanges.Ending;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The log's storage breaks while people and programs read: whatever got out has its entry, whatever has none stayed in. */
@Story
class NoLogNoExchangeStoryTest {

    private static final int BREAKS = 3;
    private static final int ANSWERS_BETWEEN = 12;
    private static final int FAILED = 500;

    @Autowired
    Hub hub;

    @Autowired
    TeamChanges team;

    private UUID family;
    private final ConcurrentLinkedQueue<Answered> answers = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Throwable> problems = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean enough = new AtomicBoolean();

    private record Answered(String door, int status, String correlation, String body) {

        static Answered of(String door, HttpResponse<String> answer) {
            return new Answered(
                    door,
                    answer.statusCode(),
                    answer.headers().firstValue("X-Correlation-Id").orElseThrow(),
                    answer.body());
        }

        boolean isGiven() {
            return status == 200;
        }
    }

    @BeforeEach
    void find() {
        hub.settle();
        family = hub.family("NM0103");
    }

    @Test
    void under_load_whatever_got_out_has_its_entry_and_nothing_gets_out_while_none_can_be_written() throws Exception {
        ExecutorService readers = Executors.newCachedThreadPool();
        try {
            read(readers, "page", visitor("amara-nwosu", "/families/" + family + "?purpose=TAF_SUPPORT"));
            read(
                    readers,
                    "page of another agency",
                    visitor("gary-rudge", "/families/" + family + "?purpose=TAF_SUPPORT"));
            read(readers, "log", visitor("ian-wetherby", "/sharing-log"));
            read(readers, "tasks as CSV", visitor("ian-wetherby", "/oversight/tasks.csv"));
            read(readers, "API", program("amara-nwosu", "/api/families/" + family + "?purpose=TAF_SUPPORT"));
            read(readers, "FHIR", program("amara-nwosu", "/fhir/Group/" + family + "/$everything?purpose=CP_PLAN"));
            for (int number = 0; number < BREAKS; number++) {
                awaitAnswers(true);
                breakTheStorage();
            }
            awaitAnswers(true);
        } finally {
            enough.set(true);
            readers.shutdown();
            assertThat(readers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(problems).isEmpty();
        List<Answered> given = answers.stream().filter(Answered::isGiven).toList();
        assertThat(given)
                .extracting(Answered::door)
                .contains("page", "page of another agency", "log", "tasks as CSV", "API", "FHIR");
        assertThat(given)
                .allSatisfy(answer ->
                        assertThat(entriesOf(answer)).as(answer.door()).isPositive());
        assertThat(answers.stream().filter(answer -> !answer.isGiven()))
                .isNotEmpty()
                .allSatisfy(refused -> assertThat(refused.body()).doesNotContain("Chloe", "Hartley", "FAM-"));
    }

    @Test
    void an_alert_that_cannot_be_logged_waits_and_arrives_when_it_can() {
        long before = noticesOf("helen-stott");
        hub.asOwner("revoke insert on sharing_log.entry from kinbridge_app");
        try {
            team.add(
                    hub.requester("amara-nwosu"),
                    family,
                    new Adding("helen-stott", LocalDate.now(), null, "Stands in"));
            hub.until(
                    "the log says that it cannot be written",
                    () -> hub.visitor("amara-nwosu")
                                    .get("/families/" + family + "?purpose=TAF_SUPPORT")
                                    .statusCode()
                            >= FAILED);

            assertThat(noticesOf("helen-stott")).isEqualTo(before);
        } finally {
            hub.asOwner("grant insert on sharing_log.entry to kinbridge_app");
        }
        hub.until("the notice", () -> noticesOf("helen-stott") > before);

        assertThat(hub.count("select count(*) from alerts.notice n where not exists"
                        + " (select from sharing_log.entry e where e.entry_id = n.log_entry)"))
                .isZero();
        assertThat(hub.count("select count(*) from push.message m where not exists"
                        + " (select from sharing_log.entry e where e.entry_id = m.log_entry)"
                        + " and not exists (select from sharing_log.pending p where p.entry_id = m.log_entry)"))
                .isZero();
        end("helen-stott");
    }

    private void breakTheStorage() {
        hub.asOwner("revoke insert on sharing_log.entry from kinbridge_app");
        try {
            awaitAnswers(false);
            long looks = looks();
            List<Answered> before = new ArrayList<>(answers);
            awaitAnswers(false);
            assertThat(looks()).isEqualTo(looks);
            assertThat(answers.stream().skip(before.size()).filter(Answered::isGiven))
                    .isEmpty();
        } finally {
            hub.asOwner("grant insert on sharing_log.entry to kinbridge_app");
        }
    }

    private void read(ExecutorService readers, String door, Function<String, HttpResponse<String>> reader) {
        readers.execute(() -> {
            try {
                while (!enough.get()) {
                    answers.add(Answered.of(door, reader.apply(door)));
                }
            } catch (RuntimeException problem) {
                problems.add(problem);
            }
        });
    }

    private Function<String, HttpResponse<String>> visitor(String practitioner, String address) {
        Visitor visitor = hub.visitor(practitioner);
        return door -> visitor.get(address);
    }

    private Function<String, HttpResponse<String>> program(String practitioner, String address) {
        Program program = Program.of(hub, practitioner);
        return door -> program.get(address);
    }

    /** So many further answers of which each was given, or refused. */
    private void awaitAnswers(boolean given) {
        long wanted = count(given) + ANSWERS_BETWEEN;
        hub.until("answers that are " + (given ? "given" : "refused"), () -> count(given) >= wanted);
    }

    private long count(boolean given) {
        return answers.stream().filter(answer -> answer.isGiven() == given).count();
    }

    private long entriesOf(Answered answer) {
        return hub.count(
                "select count(*) from sharing_log.entry where"
                        + " cast(convert_from(header, 'UTF8') as jsonb) ->> 'correlationId' = ?",
                answer.correlation());
    }

    private long looks() {
        return hub.count("select count(*) from sharing_log.entry where kind in ('LOOK', 'LOG_READ', 'EXPORT')");
    }

    private long noticesOf(String practitioner) {
        return hub.count("select count(*) from alerts.notice where practitioner = ?", practitioner);
    }

    private void end(String practitioner) {
        UUID member = hub.database()
                .sql("select id from families.team_member where family_id = ? and practitioner = ?"
                        + " and added_by is not null order by added_at desc limit 1")
                .param(family)
                .param(practitioner)
                .query(UUID.class)
                .single();
        team.end(hub.requester("amara-nwosu"), family, new Ending(member, null, "It was for a day"));
    }
}
