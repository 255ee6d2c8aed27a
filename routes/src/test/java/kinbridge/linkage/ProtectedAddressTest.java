package kinbridge.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.linkage.InventedIdentities.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An address that is protected is no evidence any more: what it said before holds, under another model too. */
class ProtectedAddressTest {

    private final Row mother = row(1, "police", "Ottilie", "ZX1 2AB");
    private WhoIsWho hub;

    @BeforeEach
    void start() {
        hub = new WhoIsWho();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private static Row row(long id, String agency, String given, String postcode) {
        Map<String, String> said = new HashMap<>();
        for (String column : List.of("sex", "nhs_number", "phone", "email", "uprn")) {
            said.put(column, "");
        }
        said.put("id", "P" + id);
        said.put("agency", agency);
        said.put("given_name", given);
        said.put("family_name", "Quillfeather");
        said.put("date_of_birth", "1991-02-17");
        said.put("postcode", postcode);
        return new Row(new UUID(id, id), said, "truth");
    }

    private void knowAndLink(Row... rows) {
        hub.know(List.of(rows));
        hub.linkAll();
    }

    /** As the consent register and intake do it: the flag, and the address gone from what is compared. */
    private void protect(Row row) {
        hub.sql.sql("""
                insert into consent.flag (id, flag, identity_id, set_by, since)
                values (gen_random_uuid(), 'protected_address', ?, 'somebody', now())""").param(row.id()).update();
        hub.sql
                .sql("delete from people.identity_address where identity_id = ?")
                .param(row.id())
                .update();
        hub.transactions.executeWithoutResult(status -> {
            hub.people.lock();
            hub.people.link(Set.of(row.id()));
        });
    }

    private boolean areOne(Row one, Row other) {
        Map<UUID, UUID> people = hub.people();
        return people.get(one.id()).equals(people.get(other.id()));
    }

    /** Another version of the same model. */
    private void useAnotherModel() {
        hub.sql.sql("""
                insert into people.linkage_model (version, document, records, made_at, made_by, has_converged)
                select 2, document, records, now(), 'somebody', true from people.linkage_model where version = 1""").update();
        hub.models.use(2, "somebody");
        hub.linkAll();
    }

    @Test
    void a_doubt_because_of_two_homes_stays_one_under_another_model_and_back() {
        Row stranger = row(2, "housing", "Ottilie", "ZX9 9ZZ");
        knowAndLink(mother, stranger);
        assertThat(areOne(mother, stranger)).isFalse();

        protect(mother);
        assertThat(areOne(mother, stranger)).isFalse();
        useAnotherModel();
        assertThat(areOne(mother, stranger)).isFalse();

        hub.models.use(1, "somebody");
        hub.linkAll();
        assertThat(areOne(mother, stranger)).isFalse();
    }

    @Test
    void a_join_by_one_home_stays_one_under_another_model_and_back() {
        Row same = row(2, "housing", "Ottillie", "ZX1 2AB");
        knowAndLink(mother, same);
        assertThat(areOne(mother, same)).isTrue();

        protect(mother);
        useAnotherModel();
        assertThat(areOne(mother, same)).isTrue();

        hub.models.use(1, "somebody");
        hub.linkAll();
        assertThat(areOne(mother, same)).isTrue();
    }

    @Test
    void a_rare_name_alone_joins_nobody_to_whoever_is_protected() {
        knowAndLink(mother);
        protect(mother);
        Row later = row(3, "housing", "Ottilie", "");

        knowAndLink(later);

        assertThat(areOne(mother, later)).isFalse();
        assertThat(hub.sql
                        .sql("select count(*) from people.review where state = 'WAITING'")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void without_protection_it_does() {
        Row nowhere = row(4, "police", "Ottilie", "");
        Row later = row(5, "housing", "Ottilie", "ZX1 2AB");

        knowAndLink(nowhere, later);

        assertThat(areOne(nowhere, later)).isTrue();
    }
}
