package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import kinbridge.familyview.FamilyPage;
import kinbridge.mappings.DetailLevel;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogEntry;
import kinbridge.sharinglog.LogEntryView;
import kinbridge.sharinglog.LogFilter;
import kinbridge.sharinglog.LogUnavailable;
import kinbridge.sharinglog.LoggedDecision;
import kinbridge.sharinglog.SharingLog;
import kinbridge.sharinglog.command.LogCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import picocli.CommandLine;

/** Logged, or not shown. */
@Story
class LogStoryTest {

    @Autowired
    Hub hub;

    @Autowired
    SharingLog log;

    private UUID family;

    @BeforeEach
    void find() {
        family = hub.family("NM0103");
    }

    @Test
    void when_a_page_is_there_its_decisions_are_in_the_log() {
        FamilyPage page = hub.open("amara-nwosu", family).orElseThrow();

        LogEntryView entry = hub.log().entry(page.logReference()).orElseThrow();

        assertThat(entry.line().personId()).isEqualTo("amara-nwosu");
        assertThat(entry.line().familyId()).isEqualTo(family);
        assertThat(entry.line().purpose()).isEqualTo(page.purpose());
        assertThat(entry.decisions())
                .hasSizeGreaterThanOrEqualTo(
                        page.timeline().size() + page.people().size());
    }

    @Test
    void each_level_that_the_page_shows_is_one_that_was_logged() {
        FamilyPage page = hub.open("gary-rudge", family).orElseThrow();

        LogEntryView entry = hub.log().entry(page.logReference()).orElseThrow();

        for (DetailLevel level : List.of(DetailLevel.EXISTENCE, DetailLevel.SUMMARY, DetailLevel.FULL)) {
            long shown = page.timeline().stream()
                    .filter(line -> line.level() == level)
                    .count();
            assertThat(entry.decisions().stream()
                            .filter(decision -> decision.level() == level)
                            .count())
                    .as(level.name())
                    .isGreaterThanOrEqualTo(shown);
        }
    }

    @Test
    void every_look_is_another_entry() {
        UUID first = hub.open("amara-nwosu", family).orElseThrow().logReference();
        UUID second = hub.open("amara-nwosu", family).orElseThrow().logReference();

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void when_the_log_cannot_be_written_nothing_is_shown_and_afterwards_it_is_again() {
        var visitor = hub.visitor("amara-nwosu");
        var officer = hub.visitor("chidi-obi");
        UUID known = hub.open("amara-nwosu", family).orElseThrow().logReference();
        long before = looks();
        hub.asOwner("revoke insert on sharing_log.entry from kinbridge_app");
        try {
            assertThatThrownBy(() -> hub.open("amara-nwosu", family)).isInstanceOf(LogUnavailable.class);
            var answer = visitor.get("/families/" + family + "?purpose=TAF_SUPPORT");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).doesNotContain("Chloe").doesNotContain("Hartley");
            assertThat(looks()).isEqualTo(before);
            for (String file : List.of("/sharing-log/entries.csv", "/sharing-log/" + known + "/entry.pdf")) {
                var refused = officer.get(file);
                assertThat(refused.statusCode()).as(file).isEqualTo(503);
                assertThat(refused.body()).doesNotContain("%PDF", "amara-nwosu", "Made by");
            }
        } finally {
            hub.asOwner("grant insert on sharing_log.entry to kinbridge_app");
        }
        hub.until("the log to be written again", () -> {
            try {
                return hub.open("amara-nwosu", family).isPresent();
            } catch (LogUnavailable notYet) {
                return false;
            }
        });
        assertThat(visitor.get("/families/" + family + "?purpose=TAF_SUPPORT").statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_officer_takes_the_whole_log_along_and_anybody_checks_it_with_a_public_key(@TempDir Path folder)
            throws IOException {
        UUID look = hub.open("amara-nwosu", family).orElseThrow().logReference();
        var officer = hub.visitor("chidi-obi");
        String page = officer.get("/sharing-log/integrity").body();
        String token = officer.token();
        Path key = Files.writeString(
                folder.resolve("hub.pem"),
                page.substring(page.indexOf("-----BEGIN"), page.indexOf("-----END PUBLIC KEY-----") + 24));

        var unexplained = officer.post("/sharing-log/integrity/export", token, "reason", "");
        String log = officer.post("/sharing-log/integrity/export", token, "reason", "Yearly audit by the auditor")
                .body();
        Path export = Files.writeString(folder.resolve("sharing-log.jsonl"), log);

        assertThat(unexplained.statusCode()).isEqualTo(400);
        assertThat(log).contains(look.toString()).doesNotContain("Chloe", "Hartley");
        assertThat(verify("--export", export.toString(), "--key", key.toString()))
                .isZero();
        assertThat(reasons("chidi-obi")).contains("Yearly audit by the auditor");
    }

    @Test
    void one_entry_is_proven_with_a_file_and_the_taking_of_it_is_logged(@TempDir Path folder) throws IOException {
        UUID look = hub.open("amara-nwosu", family).orElseThrow().logReference();
        var officer = hub.visitor("chidi-obi");
        hub.until(
                "a checkpoint over it",
                () -> officer.get("/sharing-log/" + look).body().contains("is covered by the checkpoint"));

        Path proof = Files.writeString(
                folder.resolve("proof.json"),
                officer.get("/sharing-log/" + look + "/proof.json").body());

        assertThat(verify("--proof", proof.toString())).isZero();
        assertThat(reasons("chidi-obi")).contains("The proof that an entry is in the log");
    }

    @Test
    void an_alarm_is_answered_once_and_the_answer_is_an_entry() {
        UUID alarm = UUID.randomUUID();
        hub.asOwner("insert into sharing_log.alarm values ('" + alarm
                + "', 'hub-1', 'CLOCK', now(), 'The clock was set back by 60 seconds after noon.')");
        var officer = hub.visitor("chidi-obi");
        String address = "/sharing-log/integrity/alarms/" + alarm;

        officer.post(address, officer.token(), "reason", "The time server was moved");
        officer.post(address, officer.token(), "reason", "Nobody knows");

        hub.until("the answer", () -> hub.count("""
                select count(*) from sharing_log.alarm_answer a join sharing_log.entry e on e.entry_id = a.log_entry
                where a.alarm_id = ? and e.kind = 'REVIEW'""", alarm) == 1);
        assertThat(officer.get("/sharing-log/integrity").body())
                .contains("The clock was set back by 60 seconds", "What it was");
        assertThat(hub.count("select count(*) from sharing_log.alarm_answer where alarm_id = ?", alarm))
                .isOne();
    }

    @Test
    void a_practitioner_reads_their_own_looks_and_nobody_elses() {
        UUID mine = hub.open("amara-nwosu", family).orElseThrow().logReference();
        UUID colleagues = hub.open("orla-keane", family).orElseThrow().logReference();
        var practitioner = hub.visitor("amara-nwosu");
        hub.until(
                "the look to be found",
                () -> practitioner.get("/access/mine").body().contains(start(mine)));

        assertThat(practitioner.get("/access/mine").body()).contains("FAM-").doesNotContain(start(colleagues));
        assertThat(hub.count("select count(*) from sharing_log.entry e join sharing_log.projection_entry p using"
                        + " (entry_id) where p.kind = 'LOG_READ' and p.person_id = 'amara-nwosu'"))
                .isPositive();
    }

    @Test
    void a_try_that_was_turned_away_is_listed_without_the_family() {
        hub.open("peter-lyle", family);
        var stranger = hub.visitor("peter-lyle");

        hub.until(
                "the try to be found",
                () -> stranger.get("/access/mine?show=REFUSAL").body().contains("Not named"));
        assertThat(stranger.get("/access/mine?show=REFUSAL").body()).doesNotContain("FAM-");
    }

    private static String start(UUID entry) {
        return entry.toString().substring(0, 8);
    }

    @Test
    void a_practitioner_gets_neither_the_log_nor_a_proof_nor_its_integrity() {
        UUID look = hub.open("amara-nwosu", family).orElseThrow().logReference();
        var practitioner = hub.visitor("amara-nwosu");

        assertThat(practitioner.get("/sharing-log/integrity").statusCode()).isEqualTo(403);
        assertThat(practitioner.get("/sharing-log/" + look + "/proof.json").statusCode())
                .isEqualTo(403);
        assertThat(practitioner
                        .post("/sharing-log/integrity/export", practitioner.token(), "reason", "I want to see it")
                        .statusCode())
                .isEqualTo(403);
    }

    private static int verify(String... arguments) {
        return new CommandLine(new LogCommand())
                .setOut(new PrintWriter(Writer.nullWriter()))
                .execute(
                        Stream.concat(Stream.of("verify"), Stream.of(arguments)).toArray(String[]::new));
    }

    @Test
    void an_officer_reads_the_rules_of_a_look_in_order_with_the_answer_that_was_logged() {
        UUID look = hub.open("amara-nwosu", family).orElseThrow().logReference();

        String page = hub.visitor("chidi-obi").get("/sharing-log/" + look).body();

        assertThat(page)
                .contains("The rules in order, with their answers", "The matrix allows at most")
                .contains("within the level", "Write the sharing log", "id=\"integrity\"")
                .doesNotContain("give another answer", "cannot be listed");
    }

    @Test
    void what_an_officer_takes_along_is_in_the_log_and_holds_that_entry_alone() {
        UUID look = hub.open("amara-nwosu", family).orElseThrow().logReference();
        hub.open("amara-nwosu", family).orElseThrow();
        var officer = hub.visitor("chidi-obi");
        hub.until(
                "the look to be found",
                () -> officer.get("/sharing-log?entry=" + look).body().contains("1 entry"));

        String file = officer.get("/sharing-log/entries.csv?entry=" + look).body();
        String document = officer.get("/sharing-log/" + look + "/entry.pdf").body();

        assertThat(file.split("\r\n")).hasSize(3);
        assertThat(file).contains("\"" + look + "\"");
        assertThat(document).startsWith("%PDF");
        assertThat(reasons("chidi-obi"))
                .anyMatch(reason -> reason.contains("CSV file, number of entries: 1. Searched for entry " + look))
                .contains("An entry of the sharing log as a PDF document");
        assertThat(hub.log().entry(look).orElseThrow().answeredBy()).hasSize(1);
    }

    @Test
    void whoever_does_not_govern_gets_neither_the_pages_nor_the_files() {
        UUID look = hub.open("amara-nwosu", family).orElseThrow().logReference();
        var worker = hub.visitor("amara-nwosu");

        for (String address :
                List.of("", "/entries.csv", "/" + look, "/" + look + "/entry.pdf", "/" + UUID.randomUUID())) {
            var answer = worker.get("/sharing-log" + address);
            assertThat(answer.statusCode()).as(address).isEqualTo(403);
            assertThat(answer.body()).doesNotContain(look.toString(), "%PDF");
        }
        assertThat(reasons("amara-nwosu")).noneMatch(reason -> reason.contains("CSV file"));
    }

    @Test
    void an_officer_finds_an_entry_by_any_identity_of_whom_it_was_about_and_by_nobody_elses() {
        List<UUID> ofOnePerson = hub.database().sql("""
                select unnest(array[one.id, other.id]) from (
                  select a.id, a.person_id from people.identity a order by a.id) one
                join people.identity other on other.person_id = one.person_id and other.id <> one.id limit 2""").query(UUID.class).list();
        UUID entry = log.append(
                        LogEntry.of(EntryKind.PUSH, Instant.now(), LogEntry.Requester.hub(), "TAF_SUPPORT", "none")
                                .deciding(List.of(about(ofOnePerson.get(0)))))
                .entryId();
        var officer = hub.visitor("chidi-obi");
        String search = "/sharing-log?entry=" + entry;
        hub.until("the entry to be found", () -> officer.get(search).body().contains("1 entry"));

        assertThat(officer.get(search + "&person=" + ofOnePerson.get(1)).body()).contains("1 entry");
        assertThat(officer.get(search + "&person=" + UUID.randomUUID()).body())
                .contains("0 entries", "Without it there would be 1 entry");
    }

    private static LoggedDecision about(UUID identity) {
        return new LoggedDecision(
                UUID.randomUUID(),
                "1",
                "SC.STATUS",
                "LA_CSC",
                List.of(identity),
                DetailLevel.FULL,
                "2.6",
                false,
                List.of("6(1)(e)"),
                List.of("LOG"),
                List.of("status"),
                null);
    }

    @Test
    void an_officer_finds_an_entry_by_words_of_its_reason_that_stand_in_no_address() {
        var officer = hub.visitor("chidi-obi");
        UUID look = hub.open("amara-nwosu", family).orElseThrow().logReference();
        officer.get("/sharing-log/" + look + "/entry.pdf");
        hub.until(
                "the document to be found",
                () -> officer.get("/sharing-log?kind=EXPORT&practitioner=chidi-obi")
                        .body()
                        .contains("Printed or exported"));

        var sent = officer.post(
                "/sharing-log/words", officer.token(), "said", "log PDF \"an entry of\"", "practitioner", "chidi-obi");
        String address = sent.headers().firstValue("location").orElseThrow();
        String found =
                officer.get(address.substring(address.indexOf("/sharing-log"))).body();

        assertThat(address).doesNotContain("PDF");
        assertThat(found).contains("Words of the reason", "Printed or exported");
    }

    /** Of what this practitioner took along, once the log can be searched for it. */
    private List<String> reasons(String practitioner) {
        hub.until(
                "the log to be searchable",
                () -> hub.count("select count(*) from sharing_log.entry e where not exists"
                                + " (select from sharing_log.projection_entry p where p.entry_id = e.entry_id)")
                        == 0);
        LogFilter exports = new LogFilter(
                EntryKind.EXPORT, null, practitioner, null, null, null, null, null, (UUID) null, null, null, null);
        return hub.log().list(exports, null, 500).lines().stream()
                .map(line -> hub.log().entry(line.entryId()).orElseThrow().reason())
                .filter(Objects::nonNull)
                .toList();
    }

    private long looks() {
        return hub.count("select count(*) from sharing_log.entry where kind = 'LOOK'");
    }
}
