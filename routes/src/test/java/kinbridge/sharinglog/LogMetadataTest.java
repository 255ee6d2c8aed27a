package kinbridge.sharinglog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogMetadataTest {

    @TempDir
    private Path folder;

    private OpenLog open;
    private LogMetadata metadata;

    @BeforeEach
    void open() {
        open = new OpenLog(folder);
        metadata = new LogMetadata(open.dataSource);
    }

    @AfterEach
    void close() {
        open.close();
    }

    private UUID append(LogEntry entry) {
        UUID id = open.log.append(entry).entryId();
        open.projection.catchUp();
        return id;
    }

    private EntryMetadata read(UUID entry) {
        return metadata.find(entry).orElseThrow();
    }

    @Test
    void an_entry_is_told_with_its_hash_and_policy() {
        UUID entry = append(SampleEntries.look(SampleEntries.full(), SampleEntries.withheld()));

        EntryMetadata told = read(entry);

        assertThat(told.line().full()).isEqualTo(1);
        assertThat(told.line().withheld()).isEqualTo(1);
        assertThat(told.policyVersion()).isEqualTo("policy-1");
        assertThat(told.hash())
                .isEqualTo(open.search.entry(entry).orElseThrow().integrity().hash());
    }

    @Test
    void where_something_was_hidden_nothing_else_is_told_than_where_nothing_was() {
        EntryMetadata plain = read(append(SampleEntries.lookHiding(0)));
        EntryMetadata hiding = read(append(SampleEntries.lookHiding(3)));

        assertThat(hiding.line())
                .usingRecursiveComparison()
                .ignoringFields("entryId", "sequence", "recordedAt")
                .isEqualTo(plain.line());
        assertThat(hiding.hash()).hasSameSizeAs(plain.hash());
        assertThat(hiding)
                .usingRecursiveComparison()
                .ignoringFields("line", "hash")
                .isEqualTo(plain);
    }

    @Test
    void entries_are_told_in_the_order_asked_for() {
        append(SampleEntries.look(SampleEntries.full()));
        append(SampleEntries.look(SampleEntries.withheld()));
        List<LogLine> lines = open.search.list(LogFilter.EVERYTHING, null, 10).lines();

        assertThat(metadata.of(lines))
                .hasSize(2)
                .extracting(EntryMetadata::line)
                .isEqualTo(lines);
    }

    @Test
    void what_is_no_entry_is_not_found() {
        assertThat(metadata.find(UUID.randomUUID())).isEmpty();
    }
}
