package kinbridge.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import kinbridge.linkage.InventedIdentities.Row;
import kinbridge.storage.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is who hangs on what is known, not on what was known first, nor on strangers. */
class OrderOfArrivalTest {

    private static final int RECORDS = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void one_by_one_in_any_order_makes_the_people_that_all_at_once_make(long seed) throws IOException {
        List<Row> rows = InventedIdentities.of(RECORDS, 23);
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(peopleOneByOne(shuffled)).isEqualTo(peopleAtOnce(rows));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void one_more_that_is_near_nobody_changes_nobody_else(long seed) throws IOException {
        List<Row> rows = InventedIdentities.of(RECORDS, seed);
        Map<UUID, UUID> before = peopleAtOnce(rows);
        Map<String, String> nobody = new HashMap<>(rows.get(0).said());
        nobody.replaceAll((column, said) -> column.equals("agency") || column.equals("id") ? said : "");
        nobody.put("id", "stranger");
        nobody.put("given_name", "Xenodoxia");
        nobody.put("family_name", "Quillfeather");
        nobody.put("date_of_birth", "1911-01-17");
        Row stranger = new Row(new UUID(9, 9), nobody, "nobody");

        try (WhoIsWho hub = new WhoIsWho()) {
            hub.know(rows);
            hub.linkAll();
            Set<String> pairs = pairs(hub);
            hub.know(List.of(stranger));
            link(hub, stranger);

            Map<UUID, UUID> after = hub.people();
            assertThat(after.remove(stranger.id())).isEqualTo(stranger.id());
            assertThat(after).isEqualTo(before);
            assertThat(pairs(hub)).isEqualTo(pairs);
        }
    }

    @Test
    void whose_linking_is_cut_off_before_its_commit_is_linked_later_like_everybody_else() throws IOException {
        List<Row> rows = InventedIdentities.of(RECORDS, 31);
        try (WhoIsWho hub = new WhoIsWho()) {
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                hub.know(List.of(row));
                if (i % 40 == 39) {
                    assertThatThrownBy(() -> hub.transactions.executeWithoutResult(status -> {
                                hub.people.lock();
                                hub.people.link(Set.of(row.id()));
                                cutOff(hub);
                            }))
                            .isNotNull();
                } else {
                    link(hub, row);
                }
            }
            hub.linkAll();

            assertThat(hub.people()).isEqualTo(peopleAtOnce(rows));
        }
    }

    /** Ends the connection on which the transaction runs. */
    private static void cutOff(WhoIsWho hub) {
        TestDatabase.administrator()
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?"
                        + " and state = 'idle in transaction'")
                .param(hub.database.name())
                .query((row, number) -> true)
                .list();
    }

    private static Map<UUID, UUID> peopleAtOnce(List<Row> rows) {
        try (WhoIsWho hub = new WhoIsWho()) {
            hub.know(rows);
            hub.linkAll();
            return hub.people();
        }
    }

    private static Map<UUID, UUID> peopleOneByOne(List<Row> rows) {
        try (WhoIsWho hub = new WhoIsWho()) {
            for (Row row : rows) {
                hub.know(List.of(row));
                link(hub, row);
            }
            return hub.people();
        }
    }

    private static void link(WhoIsWho hub, Row row) {
        hub.transactions.executeWithoutResult(status -> {
            hub.people.lock();
            hub.people.link(Set.of(row.id()));
        });
    }

    private static Set<String> pairs(WhoIsWho hub) {
        return new HashSet<>(hub.sql
                .sql("select identity_a || ' ' || identity_b || ' ' || outcome || ' ' || weight from people.pair")
                .query(String.class)
                .list());
    }
}
