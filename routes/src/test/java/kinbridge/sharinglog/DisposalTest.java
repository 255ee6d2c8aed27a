package kinbridge.sharinglog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisposalTest {

    @TempDir
    private Path folder;

    private OpenLog open;
    private EntryReceipt old;
    private EntryReceipt recent;
    private EntryReceipt tombstone;

    @BeforeEach
    void destroy_one_of_two_entries() {
        open = new OpenLog(folder);
        old = open.log.append(SampleEntries.lookHiding(2));
        recent = open.log.append(SampleEntries.lookHiding(2));
        open.projection.catchUp();
        tombstone = open.disposal()
                .destroy(old.entryId(), SampleEntries.OFFICER, "policy-1", "log-ordinary", "practitioner-9");
        open.projection.catchUp();
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
        return new RestrictedLog.Reading(SampleEntries.OFFICER, "AUDIT", "policy-1", "complaint 12");
    }
}
