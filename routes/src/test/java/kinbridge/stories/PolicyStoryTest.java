package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import kinbridge.familyview.FamilyPage;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.PolicyCommand;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.SharingTablesRefused;
import kinbridge.policy.ChangeRefused;
import kinbridge.policy.FamilyChange;
import kinbridge.policy.FamilyDifferences;
import kinbridge.policy.PolicyChanges;
import kinbridge.policy.PolicyVersions;
import kinbridge.policy.Replays;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogEntryView;
import kinbridge.storage.HubFolders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import picocli.CommandLine;

/** Ian Wetherby and Chidi Obi change a table of a running hub, and an auditor asks what was shown before. */
@Story
class PolicyStoryTest {

    private static final String IAN = "ian-wetherby";
    private static final String CHIDI = "chidi-obi";

    @Autowired
    Hub hub;

    @Autowired
    PolicyInForce policy;

    @Autowired
    PolicyVersions versions;

    @Autowired
    PolicyChanges changes;

    @Autowired
    FamilyDifferences differences;

    @Autowired
    Replays replays;

    @Autowired
    Environment environment;

    @Autowired
    HubFolders folders;

    private String original;
    private UUID family;

    @BeforeEach
    void remember() {
        original = policy.policyVersion();
        family = hub.family("NM0103");
    }

    /** Whatever a test did, the others find the tables as they were. */
    @AfterEach
    void goBack() {
        changes.all().stream()
                .filter(PolicyChanges.Proposal::isOpen)
                .forEach(open -> changes.close(hub.requester(CHIDI), open.id(), "end of the test"));
        if (!policy.policyVersion().equals(original)) {
            UUID back = changes.proposeVersion(hub.requester(IAN), original, "back to what it was");
            changes.adopt(hub.requester(CHIDI), back);
        }
        assertThat(policy.policyVersion()).isEqualTo(original);
    }

    /** The shipped matrix, by which social workers know less of who works with a family. */
    private Map<String, String> withoutTheTeam() {
        String matrix = Objects.requireNonNull(policy.tables().files().get("matrix.csv"));
        List<String> lines = matrix.lines().toList();
        int column = List.of(lines.get(0).split(",")).indexOf("SWK");
        StringBuilder changed = new StringBuilder();
        for (String line : lines) {
            String[] cells = line.split(",");
            if (line.startsWith("TAF.") && cells[column].length() == 1) {
                cells[column] = "E";
            }
            changed.append(String.join(",", cells)).append('\n');
        }
        return Map.of("matrix.csv", changed.toString());
    }

    private UUID propose() {
        return changes.propose(hub.requester(IAN), withoutTheTeam(), "a test of the change itself");
    }

    private LogEntryView look() {
        FamilyPage page = hub.open("amara-nwosu", family).orElseThrow();
        return hub.log().entry(page.logReference()).orElseThrow();
    }

    @Test
    void the_version_of_the_first_start_is_stored_whole_and_logged() {
        PolicyVersions.InForce first = versions.history().get(versions.history().size() - 1);

        assertThat(first.way()).isEqualTo(PolicyVersions.Way.FIRST_START);
        assertThat(versions.tables(first.version()).orElseThrow().files()).hasSizeGreaterThanOrEqualTo(9);
        assertThat(hub.log().entry(first.entry()).orElseThrow().line().kind()).isEqualTo(EntryKind.POLICY);
    }

    @Test
    void whoever_proposed_a_change_cannot_adopt_it() {
        UUID change = propose();

        assertThatThrownBy(() -> changes.adopt(hub.requester(IAN), change)).isInstanceOf(ChangeRefused.class);
        assertThat(policy.policyVersion()).isEqualTo(original);
        assertThat(changes.find(change).orElseThrow().isOpen()).isTrue();
    }

    @Test
    void even_the_database_refuses_one_person() {
        UUID change = propose();

        assertThatThrownBy(() -> hub.database()
                        .sql("update policy.proposal set state = 'ADOPTED', closed_by = proposed_by where id = ?")
                        .param(change)
                        .update())
                .hasMessageContaining("proposal");
    }

    @Test
    void nothing_is_decided_differently_until_a_second_person_adopts() {
        UUID change = propose();
        LogEntryView before = look();
        changes.adopt(hub.requester(CHIDI), change);
        LogEntryView after = look();

        String adopted = changes.find(change).orElseThrow().version();
        assertThat(before.policyVersion()).isEqualTo(original);
        assertThat(after.policyVersion()).isEqualTo(adopted).isNotEqualTo(original);
        assertThat(levels(after)).isNotEqualTo(levels(before));
    }

    private static List<String> levels(LogEntryView entry) {
        return entry.decisions().stream()
                .map(decision -> decision.recordId() + " " + decision.level())
                .sorted()
                .toList();
    }

    @Test
    void an_adoption_names_both_people_and_is_an_entry_of_the_log() {
        UUID change = propose();
        changes.adopt(hub.requester(CHIDI), change);

        PolicyVersions.InForce now = versions.inForce();
        hub.until("its entry", () -> hub.log().entry(now.entry()).isPresent());
        LogEntryView entry = hub.log().entry(now.entry()).orElseThrow();
        assertThat(now.by()).containsExactly(IAN, CHIDI);
        assertThat(entry.line().kind()).isEqualTo(EntryKind.POLICY);
        assertThat(entry.line().personId()).isEqualTo(CHIDI);
        assertThat(entry.answers()).isEqualTo(changes.find(change).orElseThrow().entry());
    }

    @Test
    void a_look_of_before_is_replayed_to_the_same_answers_after_the_change() {
        LogEntryView before = look();
        changes.adopt(hub.requester(CHIDI), propose());

        Replays.Replay replay =
                replays.of(hub.requester(IAN), before.line().entryId(), null).orElseThrow();

        assertThat(replay.lines()).isNotEmpty();
        assertThat(replay.count(Replays.Verdict.SAME) + replay.count(Replays.Verdict.HELD))
                .isEqualTo(replay.lines().size());
        assertThat(replay.changed()).isPositive();
        assertThat(replay.engineVersion()).matches("[0-9]+(\\.[0-9]+)+.*");
    }

    @Test
    void what_was_hidden_is_replayed_only_with_a_reason_that_is_logged() {
        FamilyPage page = hub.open("gary-rudge", family).orElseThrow();
        Replays.Replay replay = replays.hidden(
                        hub.requester(IAN), page.logReference(), null, "complaint C-1 of the father")
                .orElseThrow();

        assertThat(replay.lines()).isNotEmpty().allMatch(line -> line.logged().level() == DetailLevel.WITHHOLD_HIDE);
        assertThat(replay.count(Replays.Verdict.SAME)).isEqualTo(replay.lines().size());
        hub.until(
                "the reading in the log",
                () -> hub.log().entry(page.logReference()).orElseThrow().answeredBy().stream()
                        .map(id -> hub.log().entry(id).orElseThrow())
                        .anyMatch(reading -> "complaint C-1 of the father".equals(reading.reason())));
    }

    @Test
    void a_change_proposed_on_another_policy_is_out_of_date() {
        UUID first = propose();
        UUID second = changes.propose(
                hub.requester(IAN),
                Map.of(
                        "time-limits.csv",
                        Objects.requireNonNull(policy.tables().files().get("time-limits.csv"))
                                .replace("S47,10wd", "S47,5wd")),
                "shorter");
        changes.adopt(hub.requester(CHIDI), first);

        assertThat(changes.find(second).orElseThrow().stale()).isTrue();
        assertThatThrownBy(() -> changes.adopt(hub.requester(CHIDI), second)).isInstanceOf(ChangeRefused.class);
        changes.close(hub.requester(IAN), second, "proposed again");
    }

    @Test
    void a_change_that_is_not_sound_is_not_kept() {
        int before = changes.all().size();
        Map<String, String> unsound = Map.of(
                "matrix.csv",
                Objects.requireNonNull(policy.tables().files().get("matrix.csv"))
                        .replaceFirst("ID.CORE,F", "ID.CORE,Q"));

        assertThatThrownBy(() -> changes.propose(hub.requester(IAN), unsound, "a slip"))
                .isInstanceOfSatisfying(
                        SharingTablesRefused.class,
                        refused -> assertThat(refused.found()).anySatisfy(problem -> {
                            assertThat(problem.file()).isEqualTo("matrix.csv");
                            assertThat(problem.line()).isEqualTo("2");
                            assertThat(problem.column()).isEqualTo("SWK");
                        }));
        assertThat(changes.all()).hasSize(before);
        assertThat(policy.policyVersion()).isEqualTo(original);
    }

    @Test
    void what_it_would_change_for_the_families_of_today_is_counted_and_logged() {
        UUID change = propose();
        differences.start(hub.requester(CHIDI), change);
        hub.until(
                "the comparison",
                () -> differences.of(hub.requester(CHIDI), change).stage() == FamilyDifferences.Stage.DONE);

        FamilyDifferences.Progress found = differences.of(hub.requester(CHIDI), change);
        assertThat(found.families()).isGreaterThanOrEqualTo(10);
        assertThat(found.changes()).isNotEmpty().allSatisfy(line -> {
            assertThat(line.kind().family()).startsWith("FAM-");
            assertThat(line.kind().category()).startsWith("TAF.");
        });
        assertThat(hub.count("select count(*) from sharing_log.entry where kind = 'REVIEW'"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void the_command_asks_the_running_hub_by_token_and_prints_what_the_page_says(@TempDir Path folder)
            throws Exception {
        UUID change = propose();
        differences.start(hub.requester(CHIDI), change);
        hub.until(
                "the comparison",
                () -> differences.of(hub.requester(CHIDI), change).stage() == FamilyDifferences.Stage.DONE);
        List<String> page = differences.of(hub.requester(CHIDI), change).changes().stream()
                .map(FamilyChange::words)
                .toList();
        for (Map.Entry<String, String> file : versions.tables(
                        changes.find(change).orElseThrow().version())
                .orElseThrow()
                .files()
                .entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }

        StringWriter out = new StringWriter();
        int exit = new CommandLine(new PolicyCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute("diff", folder.toString(), "--families", "--hub", management(), "--token-file", token());

        assertThat(exit).as(out.toString()).isZero();
        assertThat(out.toString().lines().toList()).startsWith(page.toArray(String[]::new));
        assertThat(out.toString().strip()).endsWith("open families");
    }

    @Test
    void without_the_token_the_hub_says_nothing() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(management() + "/actuator/policydiff"))
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer not-the-token-of-this-hub")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"files\": {}}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void the_health_page_names_the_policy_in_force_and_stays_open() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(management() + "/actuator/health"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(original, "as in force");
    }

    private String management() {
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.management.port");
    }

    private String token() {
        return folders.keys().resolve("admin-token").toString();
    }

    @Test
    void a_withdrawn_change_cannot_be_adopted() {
        UUID change = propose();
        changes.close(hub.requester(IAN), change, "not needed");

        assertThat(changes.find(change).orElseThrow().state()).isEqualTo(PolicyChanges.State.WITHDRAWN);
        assertThatThrownBy(() -> changes.adopt(hub.requester(CHIDI), change)).isInstanceOf(ChangeRefused.class);
    }

    @Test
    void what_was_in_force_cannot_be_altered_in_the_database() {
        assertThatThrownBy(() -> hub.database()
                        .sql("update policy.file set content = 'x'::bytea where digest = ?")
                        .param(original)
                        .update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }
}
