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
import java.util.stream.Collectors;
import kinbridge.linkage.LinkedPairs.Pair;
import kinbridge.linkage.LinkedPairs.Two;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is compared of identities, and keeps the keys by which they are found. */
@Component
class IdentityRows {

    /** What {@link #row} reads, of an identity {@code i}. */
    static final String COLUMNS = "i.id, i.person_id, i.system, i.local_id, "
            + "not " + IdentityRow.BORN + ", i.nhs_verified, i.keys, i.home_keys, i."
            + String.join(", i.", IdentityRow.COLUMNS);

    private static final int FIRST_FIELD = 9;
    /** The column after {@link #COLUMNS}. */
    static final int AFTER_FIELDS = FIRST_FIELD + IdentityRow.COLUMNS.size();

    private final JdbcClient database;

    IdentityRows(JdbcClient database) {
        this.database = database;
    }

    /** Of each of these identities that there is, what the model compares. */
    List<KnownIdentity> known(Collection<UUID> ids, ModelInUse model) {
        return ids.isEmpty() ? List.of() : rows(ids).stream().map(model::known).toList();
    }

    /** These identities as they stand in the database, as far as there are any. */
    List<IdentityRow> rows(Collection<UUID> ids) {
        return database.sql("select " + COLUMNS + " from people.identity i where i.id = any(?)")
                .param(ids.toArray(UUID[]::new))
                .query((row, number) -> row(row))
                .list();
    }

    /**
     * Identities with all who are one person with them or may become it.
     *
     * @param pairs what is believed of two of whom at least the lesser is among them
     * @param byHand what practitioners decided of two likewise: whether they are one
     */
    record Around(List<KnownIdentity> known, Map<Two, Pair> pairs, Map<Two, Boolean> byHand) {}

    /** These, with all who are one person with them or may become it: by what is believed, or what somebody decided. */
    Around around(Collection<UUID> ids, ModelInUse model) {
        Around around = new Around(new ArrayList<>(), new HashMap<>(), new HashMap<>());
        database.sql("""
                with recursive near(id) as (
                  select unnest(cast(? as uuid[]))
                  union
                  select next.id from near cross join lateral (
                    select p.identity_b as id from people.pair p where p.identity_a = near.id and p.outcome = 'JOINED'
                    union all
                    select p.identity_a from people.pair p where p.identity_b = near.id and p.outcome = 'JOINED'
                    union all
                    select r.identity_b from people.review r where r.identity_a = near.id and r.state = 'SAME'
                    union all
                    select r.identity_a from people.review r where r.identity_b = near.id and r.state = 'SAME'
                    union all
                    select o.id from people.identity i join people.identity o on o.person_id = i.person_id
                    where i.id = near.id) next)
                select COLUMNS,
                  (select json_agg(json_build_array(p.identity_b, p.outcome, p.rule, p.weight, p.levels, p.version))
                    from people.pair p where p.identity_a = i.id),
                  (select json_agg(json_build_array(r.identity_b, r.state = 'SAME'))
                    from people.review r where r.identity_a = i.id and r.state <> 'WAITING')
                from near join people.identity i on i.id = near.id""".replace("COLUMNS", COLUMNS))
                .param(ids.toArray(UUID[]::new))
                .query((row, number) -> {
                    KnownIdentity known = model.known(row(row));
                    around.known().add(known);
                    around.pairs().putAll(LinkedPairs.written(known.id(), row.getString(AFTER_FIELDS)));
                    around.byHand().putAll(LinkedPairs.decided(known.id(), row.getString(AFTER_FIELDS + 1)));
                    return known;
                })
                .list();
        return around;
    }

    /**
     * An identity that is to be linked.
     *
     * @param keys by which it is found, those that tell of an address not among them
     * @param homeKeys those that do
     * @param isAlone whether no other is one person with it, and nobody said that one is
     * @param isOfMotherAndChild whether somebody said, now or once, who its mother is, or of whom it is the mother
     * @param hasPairs whether something is believed of it and another
     * @param postcodes of its addresses as they are now; the present one first, for by that one it is found
     * @param uprns likewise
     * @param before the keys that it had
     */
    record Arrived(
            KnownIdentity identity,
            List<Long> keys,
            List<Long> homeKeys,
            boolean isAlone,
            boolean isOfMotherAndChild,
            boolean hasPairs,
            String postcodes,
            String uprns,
            Set<Long> before) {

        Set<Long> allKeys() {
            Set<Long> all = new HashSet<>(keys);
            all.addAll(homeKeys);
            return all;
        }
    }

    /** These identities as they are said to be now. */
    List<Arrived> arrived(Collection<UUID> ids, ModelInUse model) {
        return arrived("select unnest(cast(:ids as uuid[]))", ids, model);
    }

    /** These, with whoever is one person with them and was linked otherwise: they are weighed together. */
    List<Arrived> withLinkedOtherwise(Collection<UUID> ids, ModelInUse model) {
        return arrived("""
                select unnest(cast(:ids as uuid[]))
                union select o.id from people.identity a join people.identity o on o.person_id = a.person_id
                where a.id = any(:ids) and o.linked_by is distinct from :mark""", ids, model);
    }

    private List<Arrived> arrived(String which, Collection<UUID> ids, ModelInUse model) {
        return database.sql("""
                select COLUMNS, coalesce(now.postcodes, ''), coalesce(now.uprns, ''),
                  not exists (select from people.identity o where o.person_id = i.person_id and o.id <> i.id)
                    and not exists (select from people.review r where r.state = 'SAME' and r.identity_a = i.id)
                    and not exists (select from people.review r where r.state = 'SAME' and r.identity_b = i.id),
                  exists (select from statements.relationship r where r.to_identity = i.id and r.type = 'MOTHER')
                    or exists (select from statements.relationship r where r.from_identity = i.id and r.type = 'MOTHER'),
                  exists (select from people.pair p where p.identity_a = i.id)
                    or exists (select from people.pair p where p.identity_b = i.id)
                from people.identity i cross join lateral (
                  select string_agg(a.postcode, ' ' order by a.ended, a.record_id) postcodes,
                    string_agg(a.uprn, ' ' order by a.ended, a.record_id) uprns
                  from people.identity_address a where a.identity_id = i.id) now
                where i.id in (WHICH)""".replace("COLUMNS", COLUMNS).replace("WHICH", which))
                .param("ids", ids.toArray(UUID[]::new))
                .param("mark", model.mark())
                .query((row, number) -> arrived(row, model))
                .list();
    }

    private static Arrived arrived(ResultSet row, ModelInUse model) throws SQLException {
        String postcodes = row.getString(AFTER_FIELDS);
        String uprns = row.getString(AFTER_FIELDS + 1);
        Set<Long> before = longs(row, 7);
        before.addAll(longs(row, 8));
        KnownIdentity identity = model.known(row(row).at(postcodes, uprns));
        return new Arrived(
                identity,
                model.keys(identity),
                model.homeKeys(identity),
                row.getBoolean(AFTER_FIELDS + 2),
                row.getBoolean(AFTER_FIELDS + 3),
                row.getBoolean(AFTER_FIELDS + 4),
                postcodes,
                uprns,
                before);
    }

    /** Keeps the keys by which these are found. */
    void keepKeyed(Collection<Arrived> arrived, ModelInUse model) {
        keep(arrived, model, null);
    }

    /** Keeps the keys by which these are found, and by what they are linked. */
    void keepLinked(Collection<Arrived> arrived, ModelInUse model) {
        keep(arrived, model, model.mark());
    }

    private void keep(Collection<Arrived> arrived, ModelInUse model, @Nullable Integer linkedBy) {
        List<UUID> goneIds = new ArrayList<>();
        List<Long> gone = new ArrayList<>();
        List<UUID> comeIds = new ArrayList<>();
        List<Long> come = new ArrayList<>();
        for (Arrived each : arrived) {
            UUID id = each.identity().id();
            Set<Long> now = each.allKeys();
            each.before().stream().filter(key -> !now.contains(key)).forEach(key -> {
                goneIds.add(id);
                gone.add(key);
            });
            now.stream().filter(key -> !each.before().contains(key)).forEach(key -> {
                comeIds.add(id);
                come.add(key);
            });
        }
        database.sql("""
                with gone as (
                  delete from people.blocking_key b
                  using unnest(cast(:gone as bigint[]), cast(:goneIds as uuid[])) g(key, id)
                  where b.key = g.key and b.identity_id = g.id),
                come as (
                  insert into people.blocking_key (key, identity_id)
                  select * from unnest(cast(:come as bigint[]), cast(:comeIds as uuid[])) on conflict do nothing)
                update people.identity i
                set postcodes = s.postcodes, uprns = s.uprns, keys = cast(s.keys as bigint[]),
                  home_keys = cast(s.home_keys as bigint[]), keyed_by = :mark,
                  linked_by = coalesce(cast(:linkedBy as int), i.linked_by)
                from unnest(cast(:ids as uuid[]), cast(:postcodes as text[]), cast(:uprns as text[]),
                  cast(:keys as text[]), cast(:homeKeys as text[])) s(id, postcodes, uprns, keys, home_keys)
                where i.id = s.id and (i.postcodes, i.uprns, i.keys, i.home_keys, i.keyed_by, i.linked_by)
                  is distinct from (s.postcodes, s.uprns, cast(s.keys as bigint[]), cast(s.home_keys as bigint[]), :mark,
                    coalesce(cast(:linkedBy as int), i.linked_by))""")
                .param("gone", gone.toArray(Long[]::new))
                .param("goneIds", goneIds.toArray(UUID[]::new))
                .param("come", come.toArray(Long[]::new))
                .param("comeIds", comeIds.toArray(UUID[]::new))
                .param("ids", arrived.stream().map(each -> each.identity().id()).toArray(UUID[]::new))
                .param("postcodes", arrived.stream().map(Arrived::postcodes).toArray(String[]::new))
                .param("uprns", arrived.stream().map(Arrived::uprns).toArray(String[]::new))
                .param(
                        "keys",
                        arrived.stream().map(each -> written(each.keys())).toArray(String[]::new))
                .param(
                        "homeKeys",
                        arrived.stream().map(each -> written(each.homeKeys())).toArray(String[]::new))
                .param("mark", model.mark())
                .param("linkedBy", linkedBy)
                .update();
    }

    /** An array cannot stand in an array but as text. */
    private static String written(List<Long> keys) {
        return keys.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
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

    /** Those of these who live, or whose family lives, at an address that is protected now. */
    Set<UUID> atProtectedAddress(Collection<UUID> ids) {
        return new HashSet<>(database.sql("""
                select i.id from people.identity i join consent.near_protected_address n on n.person_id = i.person_id
                where i.id = any(?)""")
                .param(ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** Those of these who were adopted, as far as somebody says so. */
    Set<UUID> adopted(Collection<UUID> ids) {
        return new HashSet<>(database.sql("""
                select i.id from people.identity i where i.id = any(:ids) and exists (
                  select from people.identity o join statements.subject_identity s on s.identity_id = o.id
                  join statements.version v on v.id = s.version_id and v.is_current
                  join statements.record r on r.version_id = v.id
                  where o.person_id = i.person_id and r.type = 'ADOPTION')""")
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    static IdentityRow row(ResultSet row) throws SQLException {
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
