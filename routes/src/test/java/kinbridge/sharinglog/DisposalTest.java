package kinbridge.sharinglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import kinbridge.sharinglog.chain.Verification;
import kinbridge.storage.DatabaseRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisposalTest {

    private static final LogDisposal.Authority AUTHORITY =
            new LogDisposal.Authority(SampleEntries.OFFICER, "practitioner-8", "run-1", "policy-1");
    private static final Function<EntryReceipt, LogDisposal.Old> OLD =
            entry -> new LogDisposal.Old(entry.entryId(), "ORDINARY", LocalDate.of(2052, 4, 1));

    @TempDir
    private Path folder;

    private OpenLog open;
    private EntryReceipt old;
    private EntryReceipt recent;
    private LogLine tombstone;

    @BeforeEach
    void destroy_one_of_two_entries() {
        open = new OpenLog(folder);
        old = open.log.append(SampleEntries.lookHiding(2));
        recent = open.log.append(SampleEntries.lookHiding(2));
        open.projection.catchUp();
        open.disposal().dispose(List.of(OLD.apply(old)), AUTHORITY);
        open.projection.catchUp();
        tombstone = open.search
                .list(
                        new LogFilter(
                                EntryKind.DISPOSAL, null, null, null, null, null, null, null, null, null, null, null),
                        null,
                        10)
                .lines()
                .get(0);
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void the_chain_still_verifies() {
        assertThat(open.verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void the_entry_is_unreadable_but_its_header_says_what_it_was() {
        LogEntryView view = open.search.entry(old.entryId()).orElseThrow();
        assertThat(view.readable()).isFalse();
        assertThat(view.decisions()).isEmpty();
        assertThat(view.reason()).isNull();
        assertThat(view.line().personId()).isEqualTo("practitioner-7");
        assertThat(view.answeredBy()).containsExactly(tombstone.entryId());
    }

    @Test
    void the_tombstone_says_class_due_date_and_both_who_approved_in_its_open_header() {
        assertThat(tombstone.channel()).isEqualTo(LogDisposal.CHANNEL);
        assertThat(tombstone.recipient()).isEqualTo("ORDINARY due 2052-04-01");
        assertThat(tombstone.personId()).isEqualTo("practitioner-9");
        assertThat(open.search.entry(tombstone.entryId()).orElseThrow().onBehalfOf())
                .isEqualTo("practitioner-8");
    }

    @Test
    void what_stopped_between_tombstone_and_destruction_is_completed_with_the_same_tombstone() {
        List<LogDisposal.Standing> written = open.disposal().entomb(List.of(OLD.apply(recent)), AUTHORITY);
        open.restart();
        assertThat(open.search.entry(recent.entryId()).orElseThrow().readable()).isTrue();

        LogDisposal disposal = open.disposal();
        assertThat(disposal.interrupted()).isEqualTo(written);
        assertThat(disposal.entomb(List.of(OLD.apply(recent)), AUTHORITY)).isEqualTo(written);
        disposal.destroy(disposal.interrupted());

        assertThat(disposal.interrupted()).isEmpty();
        assertThat(open.search.entry(recent.entryId()).orElseThrow().readable()).isFalse();
        assertThat(open.verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void nothing_is_destroyed_without_a_tombstone_that_answers_it() {
        assertThatThrownBy(() -> open.disposal()
                        .destroy(List.of(new LogDisposal.Standing(recent.entryId(), tombstone.entryId()))))
                .hasMessageContaining("after its tombstone only");
        assertThat(open.search.entry(recent.entryId()).orElseThrow().readable()).isTrue();
    }

    @Test
    void its_decisions_and_words_are_gone_from_the_searchable_copy_and_those_of_others_are_not() {
        for (String table : List.of("projection_decision", "projection_hidden_decision", "projection_words")) {
            assertThat(rows(table, old.entryId())).as(table).isZero();
            assertThat(rows(table, recent.entryId())).as(table).isPositive();
        }
    }

    private long rows(String table, UUID entry) {
        return open.as(DatabaseRole.OWNER)
                .sql("select count(*) from sharing_log." + table + " where entry_id = ?")
                .param(entry)
                .query(Long.class)
                .single();
    }

    @Test
    void its_hidden_part_is_gone_too() {
        assertThat(open.restricted().hiddenDecisions(old.entryId(), reading())).isEmpty();
    }

    @Test
    void the_other_entry_is_untouched() {
        assertThat(open.search.entry(recent.entryId()).orElseThrow().decisions())
                .hasSize(1);
        assertThat(open.restricted().hiddenDecisions(recent.entryId(), reading()))
                .hasSize(2);
    }

    @Test
    void rebuilding_the_projection_does_not_bring_it_back() {
        open.projection.rebuild();
        assertThat(open.search
                        .list(LogFilter.ofSubject(SampleEntries.CHILD), null, 10)
                        .lines())
                .extracting(LogLine::entryId)
                .containsExactly(recent.entryId());
    }

    private static RestrictedLog.Reading reading() {
        return new RestrictedLog.Reading(SampleEntries.OFFICER, "AUDIT", "policy-1", "complaint 12 of a mother");
    }
}
