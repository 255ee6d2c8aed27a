package kinbridge.linkage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is compared of identities, and keeps the keys by which they are found. */
@Component
class IdentityRows {

    private static final String COLUMNS = "i.id, i.person_id, i.system, i.local_id, "
            + "i.expected_date is not null and i.date_of_birth is null, i.nhs_verified, i.keys, i.home_keys, i."
            + String.join(", i.", IdentityRow.COLUMNS);
    private static final int FIRST_FIELD = 9;

    private final JdbcClient database;
    private final JdbcTemplate batches;

    IdentityRows(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /** Of each of these identities that there is, what the model compares. */
    List<KnownIdentity> known(Collection<UUID> ids, ModelInUse model) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return database.sql("select " + COLUMNS + " from people.identity i where i.id = any(?)")
                .param(ids.toArray(UUID[]::new))
                .query((row, number) -> model.known(row(row)))
                .list();
    }

    /** Reads these identities as they are said to be now, and keeps the keys that follow from it. */
    List<KnownIdentity> refreshed(Collection<UUID> ids, ModelInUse model) {
        gatherAddresses(ids);
        List<KnownIdentity> known = new ArrayList<>();
        List<Object[]> gone = new ArrayList<>();
        List<Object[]> come = new ArrayList<>();
        List<Object[]> kept = new ArrayList<>();
        database.sql("select " + COLUMNS
                        + " from people.identity i where i.id = any(?) order by i.id for no key update")
                .param(ids.toArray(UUID[]::new))
                .query((row, number) -> {
                    KnownIdentity identity = model.known(row(row));
                    Set<Long> before = longs(row, 7);
                    before.addAll(longs(row, 8));
                    Set<Long> now = new HashSet<>(identity.keys());
                    now.addAll(identity.homeKeys());
                    before.stream()
                            .filter(key -> !now.contains(key))
                            .forEach(key -> gone.add(new Object[] {key, identity.id()}));
                    now.stream()
                            .filter(key -> !before.contains(key))
                            .forEach(key -> come.add(new Object[] {key, identity.id()}));
                    kept.add(new Object[] {
                        identity.keys().toArray(Long[]::new),
                        identity.homeKeys().toArray(Long[]::new),
                        model.mark(),
                        identity.id()
                    });
                    return known.add(identity);
                })
                .list();
        batches.batchUpdate("delete from people.blocking_key where key = ? and identity_id = ?", gone);
        batches.batchUpdate(
                "insert into people.blocking_key (key, identity_id) values (?, ?) on conflict do nothing", come);
        batches.batchUpdate(
                "update people.identity set keys = ?, home_keys = ?, keyed_by = ? where id = ?"
                        + " and (keys, home_keys, keyed_by) is distinct from (?, ?, ?)",
                kept.stream()
                        .map(row -> new Object[] {row[0], row[1], row[2], row[3], row[0], row[1], row[2]})
                        .toList());
        return known;
    }

    /** Some of those whose keys were made by another model or by other rules. */
    List<UUID> keyedOtherwise(ModelInUse model, int limit) {
        return otherwise("keyed_by", model, limit);
    }

    /** Some of those who were linked by another model or by other rules, or never. */
    List<UUID> linkedOtherwise(ModelInUse model, int limit) {
        return otherwise("linked_by", model, limit);
    }

    private List<UUID> otherwise(String column, ModelInUse model, int limit) {
        return database.sql(
                        "select id from people.identity where COLUMN is null or COLUMN < :mark or COLUMN > :mark limit :limit"
                                .replace("COLUMN", column))
                .param("mark", model.mark())
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** These, with whoever is one person with them and was linked otherwise: they are weighed together. */
    Set<UUID> withLinkedOtherwise(Collection<UUID> ids, ModelInUse model) {
        Set<UUID> all = new HashSet<>(ids);
        all.addAll(database.sql("""
                select o.id from people.identity i join people.identity o on o.person_id = i.person_id
                where i.id = any(?) and o.linked_by is distinct from ?""")
                .param(ids.toArray(UUID[]::new))
                .param(model.mark())
                .query(UUID.class)
                .list());
        return all;
    }

    void linked(Collection<UUID> ids, ModelInUse model) {
        database.sql(
                        "update people.identity set linked_by = :mark where id = any(:ids) and linked_by is distinct from :mark")
                .param("mark", model.mark())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /** Those of these who live, or whose family lives, at an address that is protected now. */
    Set<UUID> atProtectedAddress(Collection<UUID> ids) {
        return new HashSet<>(database.sql("""
                select i.id from people.identity i join consent.near_protected_address n on n.person_id = i.person_id
                where i.id = any(?)""")
                .param(ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** The present address first: by that one it is found. */
    private void gatherAddresses(Collection<UUID> ids) {
        database.sql("""
                update people.identity i set postcodes = a.postcodes, uprns = a.uprns
                from (select asked.id,
                    coalesce(string_agg(a.postcode, ' ' order by a.ended, a.record_id), '') postcodes,
                    coalesce(string_agg(a.uprn, ' ' order by a.ended, a.record_id), '') uprns
                  from unnest(cast(? as uuid[])) asked(id)
                  left join people.identity_address a on a.identity_id = asked.id group by asked.id) a
                where i.id = a.id and (i.postcodes, i.uprns) is distinct from (a.postcodes, a.uprns)""").param(ids.toArray(UUID[]::new)).update();
    }

    private static IdentityRow row(ResultSet row) throws SQLException {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < IdentityRow.FIELDS.size(); i++) {
            String value = row.getString(FIRST_FIELD + i);
            if (value != null) {
                values.put(IdentityRow.FIELDS.get(i), value);
            }
        }
        return new IdentityRow(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                row.getBoolean(6),
                values);
    }

    private static Set<Long> longs(ResultSet row, int column) throws SQLException {
        Set<Long> longs = new HashSet<>();
        for (Object each : (Object[]) row.getArray(column).getArray()) {
            longs.add((Long) each);
        }
        return longs;
    }
}
