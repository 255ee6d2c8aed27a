package kinbridge.sharinglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import kinbridge.storage.DatabaseRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppendOnlyTest {

    @TempDir
    private static Path folder;

    private static OpenLog open;

    @BeforeAll
    static void write_one_entry() {
        open = OpenLog.onFreshDatabase(folder);
        open.log.append(SampleEntries.lookHiding(1));
        open.projection.catchUp();
    }

    @AfterAll
    static void close() {
        open.close();
    }

    @Test
    void the_application_cannot_update_the_log() {
        refused(DatabaseRole.APP, "update sharing_log.entry set kind = 'PUSH'");
    }

    @Test
    void the_application_cannot_delete_from_the_log() {
        refused(DatabaseRole.APP, "delete from sharing_log.entry");
    }

    @Test
    void the_application_cannot_truncate_the_log() {
        refused(DatabaseRole.APP, "truncate sharing_log.entry");
    }

    @Test
    void the_application_cannot_drop_the_log() {
        assertThatThrownBy(() -> open.as(DatabaseRole.APP)
                        .sql("drop table sharing_log.entry")
                        .update())
                .rootCause()
                .hasMessageContaining("must be owner");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from sharing_log.entry_key",
                "update sharing_log.entry_key set detail_key = ''",
                "truncate sharing_log.entry_key",
                "update sharing_log.checkpoint set sequence = 1",
                "delete from sharing_log.checkpoint",
                "delete from sharing_log.signing_key",
                "update sharing_log.pending set kind = 'PUSH'"
            })
    void the_application_cannot_change_what_proves_the_log(String sql) {
        refused(DatabaseRole.APP, sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from sharing_log.entry",
                "delete from sharing_log.entry_key",
                "update sharing_log.entry_key set detail_key = ''",
                "select detail_key from sharing_log.entry_key",
                "select * from sharing_log.entry",
                "insert into sharing_log.entry_key values (gen_random_uuid(), '', '')"
            })
    void disposal_can_do_nothing_but_destroy_keys(String sql) {
        refused(DatabaseRole.DISPOSAL, sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into sharing_log.signing_key values ('x', '')",
                "delete from sharing_log.entry",
                "select * from sharing_log.entry_key",
                "select * from sharing_log.projection_hidden_decision",
                "select * from sharing_log.hidden_decisions(gen_random_uuid())"
            })
    void the_reader_reads_the_open_part_only(String sql) {
        refused(DatabaseRole.READER, sql);
    }

    @Test
    void the_reader_can_read_the_log() {
        assertThat(open.as(DatabaseRole.READER)
                        .sql("select count(*) from sharing_log.entry")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void the_application_cannot_select_level_0_past_the_function() {
        refused(DatabaseRole.APP, "select * from sharing_log.projection_hidden_decision");
    }

    @Test
    void a_table_of_a_later_migration_is_the_applications_to_use() {
        open.as(DatabaseRole.OWNER).sql("create schema later").update();
        open.as(DatabaseRole.OWNER).sql("create table later.thing (word text)").update();
        open.as(DatabaseRole.APP).sql("insert into later.thing values ('a')").update();
        open.as(DatabaseRole.APP).sql("update later.thing set word = 'b'").update();
        assertThat(open.as(DatabaseRole.APP).sql("delete from later.thing").update())
                .isEqualTo(1);
        refused(DatabaseRole.READER, "select * from later.thing");
    }

    private static void refused(DatabaseRole role, String sql) {
        assertThatThrownBy(() -> open.as(role).sql(sql).update()).rootCause().hasMessageContaining("permission denied");
    }
}
