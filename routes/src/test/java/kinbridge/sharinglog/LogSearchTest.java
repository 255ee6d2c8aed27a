package kinbridge.sharinglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import kinbridge.mappings.DetailLevel;
import kinbridge.sharinglog.LogSearch.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogSearchTest {

    @TempDir
    private Path folder;

    private OpenLog open;

    @BeforeEach
    void open() {
        open = new OpenLog(folder);
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void pages_follow_each_other_newest_first_without_gap_or_repeat() {
        List<UUID> appended = new ArrayList<>();
        for (int number = 0; number < 7; number++) {
            appended.add(0, open.log.append(SampleEntries.look()).entryId());
        }
        open.projection.catchUp();
        List<UUID> listed = new ArrayList<>();
        String next = null;
        do {
            LogPage page = open.search.list(LogFilter.EVERYTHING, next, 3);
            page.lines().forEach(line -> listed.add(line.entryId()));
            next = page.next();
        } while (next != null);
        assertThat(listed).containsExactlyInAnyOrderElementsOf(appended).doesNotHaveDuplicates();
        assertThat(open.search.count(LogFilter.EVERYTHING)).isEqualTo(7);
    }

    @Test
    void entries_are_found_by_what_was_decided_and_others_are_not() {
        EntryReceipt withholding = open.log.append(SampleEntries.look(SampleEntries.withheld()));
        EntryReceipt sharing = open.log.append(SampleEntries.look(SampleEntries.full()));
        open.projection.catchUp();
        assertThat(found(byLevel(DetailLevel.WITHHOLD))).containsExactly(withholding.entryId());
        assertThat(found(byLevel(DetailLevel.FULL))).containsExactly(sharing.entryId());
        assertThat(found(byRule("2.9"))).containsExactly(withholding.entryId());
        assertThat(found(LogFilter.ofFamily(SampleEntries.FAMILY))).hasSize(2);
        assertThat(found(LogFilter.ofFamily(UUID.randomUUID()))).isEmpty();
        assertThat(found(LogFilter.ofPractitioner("practitioner-7"))).hasSize(2);
        assertThat(found(LogFilter.ofPractitioner("practitioner-8"))).isEmpty();
        assertThat(found(LogFilter.ofSubject(SampleEntries.CHILD))).hasSize(2);
        assertThat(found(between(Instant.EPOCH, SampleEntries.NOW.minusSeconds(86_400 * 365))))
                .isEmpty();
    }

    @Test
    void whoever_was_shown_two_as_one_outside_any_family_is_found() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        EntryReceipt both = open.log.append(ofNoFamily("TAF_PLANNING", one, other));
        open.log.append(ofNoFamily("TAF_PLANNING", one));
        open.log.append(ofNoFamily("LINK_REVIEW", one, other));
        open.log.append(SampleEntries.look(SampleEntries.about(one), SampleEntries.about(other)));
        open.projection.catchUp();

        assertThat(open.search.shownTogether(
                        null, List.of(one), List.of(other), new Period(Instant.EPOCH, Instant.now())))
                .singleElement()
                .satisfies(shown -> {
                    assertThat(shown.entry()).isEqualTo(both.entryId());
                    assertThat(shown.family()).isNull();
                    assertThat(shown.things()).isEqualTo(2);
                });
        assertThat(open.search.shownTogether(
                        null,
                        List.of(one),
                        List.of(other),
                        new Period(Instant.now(), Instant.now().plusSeconds(60))))
                .isEmpty();
    }

    @Test
    void whoever_was_shown_two_of_one_family_as_one_is_found_by_that_family_and_by_no_other() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        open.log.append(ofNoFamily("TAF_PLANNING", one, other));
        open.log.append(SampleEntries.look(SampleEntries.about(one)));
        EntryReceipt both = open.log.append(SampleEntries.look(SampleEntries.about(one), SampleEntries.about(other)));
        open.projection.catchUp();
        Period always = new Period(Instant.EPOCH, Instant.now());

        assertThat(open.search.shownTogether(SampleEntries.FAMILY, List.of(one), List.of(other), always))
                .extracting(LogSearch.Shown::entry)
                .containsExactly(both.entryId());
        assertThat(open.search.shownTogether(UUID.randomUUID(), List.of(one), List.of(other), always))
                .isEmpty();
    }

    @Test
    void what_was_shown_of_a_stranger_before_is_of_an_earlier_split() {
        UUID stranger = UUID.randomUUID();
        open.log.append(SampleEntries.look(SampleEntries.about(stranger)));
        open.projection.catchUp();

        assertThat(open.search.shownOf(
                        SampleEntries.FAMILY, List.of(stranger), List.of(), new Period(Instant.EPOCH, Instant.now())))
                .hasSize(1);
        assertThat(open.search.shownOf(
                        SampleEntries.FAMILY,
                        List.of(stranger),
                        List.of(),
                        new Period(Instant.now(), Instant.now().plusSeconds(60))))
                .isEmpty();
    }

    private static LogEntry ofNoFamily(String purpose, UUID... persons) {
        return LogEntry.of(EntryKind.ALERT, SampleEntries.NOW, SampleEntries.MIDWIFE, purpose, "policy-1")
                .deciding(Stream.of(persons).map(SampleEntries::about).toList());
    }

    @Test
    void a_hidden_decision_is_found_by_no_open_search() {
        open.log.append(SampleEntries.look(SampleEntries.hidden()));
        open.projection.catchUp();
        assertThat(found(byRule("2.8b"))).isEmpty();
        assertThat(found(LogFilter.ofSubject(SampleEntries.CHILD))).isEmpty();
        assertThatThrownBy(() -> byLevel(DetailLevel.WITHHOLD_HIDE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_hidden_decision_is_found_by_whoever_may_and_the_finding_is_logged() {
        EntryReceipt hiding = open.log.append(SampleEntries.look(SampleEntries.hidden()));
        open.projection.catchUp();
        assertThat(open.restricted().hiddenDecisions(hiding.entryId(), reading("complaint 17 of a mother")))
                .hasSize(1);
        open.projection.catchUp();
        assertThat(open.search
                        .list(LogFilter.ofPractitioner("practitioner-9"), null, 10)
                        .lines())
                .singleElement()
                .satisfies(line -> assertThat(line.kind()).isEqualTo(EntryKind.LOG_READ));
    }

    @Test
    void what_was_hidden_from_somebody_is_not_shown_to_them_though_they_are_an_officer_now() {
        EntryReceipt own = open.log.append(
                LogEntry.of(EntryKind.LOOK, SampleEntries.NOW, SampleEntries.OFFICER, "TAF_PLANNING", "policy-1")
                        .deciding(List.of(SampleEntries.hidden())));

        assertThatThrownBy(() -> open.restricted().hiddenDecisions(own.entryId(), reading("complaint 17 of a mother")))
                .isInstanceOf(RestrictedLog.OwnEntry.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", ".", "because", "a b c"})
    void reading_the_restricted_part_needs_a_reason_in_a_sentence(String reason) {
        assertThatThrownBy(() -> reading(reason)).isInstanceOf(IllegalArgumentException.class);
    }

    private static RestrictedLog.Reading reading(String reason) {
        return new RestrictedLog.Reading(SampleEntries.OFFICER, "AUDIT", "policy-1", reason);
    }

    @Test
    void one_entry_is_shown_with_its_decisions_and_its_place_in_the_chain() {
        open.log.append(SampleEntries.look());
        EntryReceipt receipt = open.log.append(SampleEntries.lookHiding(1));
        LogEntryView view = open.search.entry(receipt.entryId()).orElseThrow();
        assertThat(view.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.level()).isEqualTo(DetailLevel.FULL);
            assertThat(decision.snapshot()).contains("community_midwife");
        });
        assertThat(view.reason()).isEqualTo("Booking appointment at 12 weeks");
        assertThat(view.integrity().linked()).isTrue();
        assertThat(view.integrity().signedAt()).isEqualTo(2);
        assertThat(open.search.entry(UUID.randomUUID())).isEmpty();
    }

    @Test
    void a_rebuilt_projection_finds_the_same() {
        for (int number = 0; number < 5; number++) {
            open.log.append(SampleEntries.lookHiding(number));
        }
        open.projection.catchUp();
        LogPage before = open.search.list(LogFilter.EVERYTHING, null, 10);
        open.projection.rebuild();
        assertThat(open.search.list(LogFilter.EVERYTHING, null, 10)).isEqualTo(before);
    }

    @Test
    void a_character_that_the_database_refuses_does_not_stop_the_search() {
        LogEntry.Requester odd = new LogEntry.Requester("practitioner\u0000", "midwife", "NHS_MAT", "MEMBER");
        open.log.append(LogEntry.of(EntryKind.REFUSAL, SampleEntries.NOW, odd, "NONE", "policy-1"));
        EntryReceipt next = open.log.append(SampleEntries.look());
        open.projection.catchUp();
        assertThat(found(LogFilter.EVERYTHING)).hasSize(2).contains(next.entryId());
    }

    @Test
    void a_made_up_page_is_refused() {
        assertThatThrownBy(() -> open.search.list(LogFilter.EVERYTHING, "eHh4", 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<UUID> found(LogFilter filter) {
        return open.search.list(filter, null, 100).lines().stream()
                .map(LogLine::entryId)
                .toList();
    }

    private static LogFilter byLevel(DetailLevel level) {
        return new LogFilter(null, null, null, null, null, level, null, null, null, null, null, null);
    }

    private static LogFilter byRule(String rule) {
        return new LogFilter(null, null, null, null, null, null, rule, null, null, null, null, null);
    }

    private static LogFilter between(Instant from, Instant to) {
        return new LogFilter(null, null, null, null, null, null, null, null, null, null, from, to);
    }
}
