package kinbridge.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import kinbridge.linkage.IdentityRows.Around;
import kinbridge.linkage.LinkedPairs.Pair;
import kinbridge.linkage.LinkedPairs.Two;
import kinbridge.linkage.ModelInUse.Outcome;
import kinbridge.linkage.ModelInUse.Verdict;
import kinbridge.linkage.Neighbours.Near;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What another model would change: who would be one person and who two, as if everybody had been linked by it, and
 * without linking anybody. What follows for children from who their mothers are is not foreseen.
 */
@Component
class ModelEffect {

    private static final int AT_ONCE = 500;

    /** A model that says otherwise of more pairs is none for these records, and would not fit into memory. */
    private static final int MOST_CHANGES = 500_000;

    private final JdbcClient database;
    private final TransactionTemplate reading;
    private final IdentityRows identities;
    private final Neighbours neighbours;
    private final LinkedPairs pairs;
    private final PairWeights weights;
    private final Persons persons;

    ModelEffect(
            JdbcClient database,
            TransactionTemplate transactions,
            IdentityRows identities,
            Neighbours neighbours,
            LinkedPairs pairs,
            PairWeights weights,
            Persons persons) {
        this.database = database;
        this.identities = identities;
        this.neighbours = neighbours;
        this.pairs = pairs;
        this.weights = weights;
        this.persons = persons;
        reading = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        reading.setReadOnly(true);
    }

    /** The model says otherwise of more pairs than can be held. */
    static final class TooMuchChanges extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** What two identities are to each other. */
    enum Relation {
        ONE,
        DOUBT,
        TWO
    }

    record Change(Two two, Relation now, Relation then, double weightThen) {}

    /**
     * @param identities how many were compared
     * @param peopleNow how many people they are
     * @param comeApart people now whose identities would be more than one person
     * @param becomeOne people then whose identities are more than one person now
     */
    record Effect(
            long identities, long peopleNow, long peopleThen, long comeApart, long becomeOne, List<Change> changes) {
        Effect {
            changes = List.copyOf(changes);
        }
    }

    /** Reads some at a time; what changes meanwhile is seen or not. */
    Effect of(ModelInUse model) {
        return new Comparing(model).effect();
    }

    private <T> T read(Supplier<T> what) {
        T read = reading.execute(status -> {
            database.sql("select " + People.BY_INDEXES)
                    .query((row, number) -> true)
                    .list();
            return what.get();
        });
        return Objects.requireNonNull(read);
    }

    private final class Comparing {

        private final ModelInUse model;
        /** By either of the two: pairs of which the new model says something else, as it says. */
        private final Map<UUID, List<Pair>> changed = new HashMap<>();

        private final Map<Two, Change> changes = new LinkedHashMap<>();
        private int changedPairs;
        private long compared;
        private long peopleNow;
        private long peopleThen;
        private long comeApart;
        private long becomeOne;

        Comparing(ModelInUse model) {
            this.model = model;
        }

        Effect effect() {
            Set<UUID> touched = new HashSet<>();
            UUID last = new UUID(0, 0);
            while (last != null) {
                last = comparedAfter(last, touched);
            }
            touched.addAll(read(this::maySitOtherwise));
            peopleNow = read(() -> database.sql("select count(distinct person_id) from people.identity")
                    .query(Long.class)
                    .single());
            peopleThen = peopleNow;
            Set<UUID> derived = new HashSet<>();
            List<UUID> order = new ArrayList<>(touched);
            for (int from = 0; from < order.size(); from += AT_ONCE) {
                List<UUID> some = order.subList(from, Math.min(order.size(), from + AT_ONCE)).stream()
                        .filter(id -> !derived.contains(id))
                        .toList();
                if (!some.isEmpty()) {
                    derived.addAll(read(() -> derive(some)));
                }
            }
            return new Effect(compared, peopleNow, peopleThen, comeApart, becomeOne, List.copyOf(changes.values()));
        }

        /**
         * Whose people may change though no pair does: of more than two the mean may fall, and who is joined and held apart
         * for others' sake may be nearer to another. Two alone hold by the weight of the two.
         */
        private List<UUID> maySitOtherwise() {
            return database.sql("""
                    select id from people.identity where person_id in (
                      select person_id from people.identity group by person_id having count(*) > 2)
                    union
                    select unnest(array[a.id, b.id]) from people.pair p
                    join people.identity a on a.id = p.identity_a join people.identity b on b.id = p.identity_b
                    where p.outcome = 'JOINED' and a.person_id <> b.person_id
                    union
                    select unnest(array[a.id, b.id]) from people.review r
                    join people.identity a on a.id = r.identity_a join people.identity b on b.id = r.identity_b
                    where r.state = 'SAME' and a.person_id <> b.person_id""").query(UUID.class).list();
        }

        /** Answers the last that was compared, or null where there is none. */
        private @Nullable UUID comparedAfter(UUID last, Set<UUID> touched) {
            List<UUID> ids = read(() -> database.sql("select id from people.identity where id > ? order by id limit ?")
                    .param(last)
                    .param(AT_ONCE)
                    .query(UUID.class)
                    .list());
            if (ids.isEmpty()) {
                return null;
            }
            read(() -> compare(ids, touched));
            compared += ids.size();
            return ids.get(ids.size() - 1);
        }

        /** Each pair once: with the lesser of its ids. */
        private boolean compare(List<UUID> ids, Set<UUID> touched) {
            List<IdentityRows.Arrived> arrived = identities.arrived(ids, model);
            Set<UUID> mine = new HashSet<>(ids);
            Map<Two, Pair> believed = pairs.touching(ids);
            Near found = neighbours.find(arrived, model);
            Set<Two> near = new HashSet<>(believed.keySet());
            near.addAll(found.pairs());
            near.removeIf(two -> !mine.contains(two.one()));
            believed.forEach((two, pair) -> {
                if (!pair.rule().equals(LinkedPairs.MODEL)) {
                    near.remove(two);
                }
            });
            near.removeAll(decided(ids));
            Map<UUID, KnownIdentity> known = weights.known(near, found.knownWith(arrived), model);
            weights.verdicts(near, believed, known, model).forEach((two, verdict) -> {
                Pair was = believed.get(two);
                if (verdict.outcome() != outcome(was)) {
                    boolean areOne = person(two.one(), known).equals(person(two.other(), known));
                    keep(two, outcome(was), verdict, areOne, touched);
                }
            });
            return true;
        }

        private static UUID person(UUID identity, Map<UUID, KnownIdentity> known) {
            return Objects.requireNonNull(known.get(identity)).person();
        }

        /** What practitioners decided, with the lesser id among these: no model changes it. */
        private List<Two> decided(List<UUID> ids) {
            return database.sql("""
                    select identity_a, identity_b from people.review where state <> 'WAITING' and identity_a = any(?)""")
                    .param(ids.toArray(UUID[]::new))
                    .query((row, number) -> Two.of(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                    .list();
        }

        private void keep(Two two, Outcome before, Verdict verdict, boolean areOne, Set<UUID> touched) {
            changedPairs++;
            if (changedPairs > MOST_CHANGES) {
                throw new TooMuchChanges();
            }
            Pair pair = PairWeights.pair(two, verdict, model);
            changed.computeIfAbsent(two.one(), any -> new ArrayList<>()).add(pair);
            changed.computeIfAbsent(two.other(), any -> new ArrayList<>()).add(pair);
            if (before == Outcome.JOINED || verdict.outcome() == Outcome.JOINED) {
                touched.addAll(Set.of(two.one(), two.other()));
            } else if (!areOne) {
                note(two, relation(false, before), relation(false, verdict.outcome()), verdict.weight());
            }
        }

        /** The people around these, as they would be. Answers everybody who was looked at. */
        private Set<UUID> derive(Collection<UUID> some) {
            Around around = around(some);
            List<KnownIdentity> known = around.known();
            Set<UUID> ids = new HashSet<>();
            known.forEach(identity -> ids.add(identity.id()));
            Map<Two, Pair> now = around.pairs();
            now.keySet().removeIf(two -> !ids.contains(two.one()) || !ids.contains(two.other()));
            Map<Two, Pair> then = weighedThen(known, now);
            List<List<KnownIdentity>> groups = persons.groups(known, then, around.byHand(), model);

            Map<UUID, Integer> groupOf = new HashMap<>();
            Map<UUID, Set<Integer>> became = new TreeMap<>();
            for (int i = 0; i < groups.size(); i++) {
                Set<UUID> were = new HashSet<>();
                for (KnownIdentity identity : groups.get(i)) {
                    groupOf.put(identity.id(), i);
                    were.add(identity.person());
                    became.computeIfAbsent(identity.person(), any -> new HashSet<>())
                            .add(i);
                }
                becomeOne += were.size() > 1 ? 1 : 0;
            }
            comeApart +=
                    became.values().stream().filter(each -> each.size() > 1).count();
            peopleThen += groups.size() - became.size();
            noteChanges(around, groupOf, then);
            return ids;
        }

        private void noteChanges(Around around, Map<UUID, Integer> groupOf, Map<Two, Pair> then) {
            Map<Two, Pair> now = around.pairs();
            Map<UUID, UUID> personOf = new HashMap<>();
            around.known().forEach(identity -> personOf.put(identity.id(), identity.person()));
            Set<Two> all = new HashSet<>(now.keySet());
            all.addAll(then.keySet());
            all.removeAll(around.byHand().keySet());
            for (Two two : all) {
                boolean areOne = Objects.equals(personOf.get(two.one()), personOf.get(two.other()));
                boolean becomeOne = Objects.equals(groupOf.get(two.one()), groupOf.get(two.other()));
                note(
                        two,
                        relation(areOne, outcome(now.get(two))),
                        relation(becomeOne, outcome(then.get(two))),
                        weight(two, then.get(two)));
            }
        }

        private double weight(Two two, @Nullable Pair then) {
            return then != null
                    ? then.weight()
                    : changed.getOrDefault(two.one(), List.of()).stream()
                            .filter(pair -> pair.two().equals(two))
                            .mapToDouble(Pair::weight)
                            .findFirst()
                            .orElse(0);
        }

        private static Outcome outcome(@Nullable Pair pair) {
            return pair == null ? Outcome.APART : pair.outcome();
        }

        private static Relation relation(boolean areOne, Outcome outcome) {
            return areOne ? Relation.ONE : outcome == Outcome.APART ? Relation.TWO : Relation.DOUBT;
        }

        private void note(Two two, Relation now, Relation then, double weight) {
            if (now != then) {
                changes.put(two, new Change(two, now, then, weight));
            } else {
                changes.remove(two);
            }
        }

        /** These, and whoever is one person with them or may become it, now or then. */
        private Around around(Collection<UUID> some) {
            Set<UUID> asked = new HashSet<>(some);
            while (true) {
                Around around = identities.around(asked, model);
                Set<UUID> ids = new HashSet<>();
                around.known().forEach(identity -> ids.add(identity.id()));
                Set<UUID> more = new HashSet<>(ids);
                ids.stream()
                        .flatMap(id -> changed.getOrDefault(id, List.of()).stream())
                        .filter(pair -> pair.outcome() == Outcome.JOINED)
                        .forEach(pair ->
                                more.addAll(Set.of(pair.two().one(), pair.two().other())));
                if (more.size() == ids.size()) {
                    return around;
                }
                asked = more;
            }
        }

        private Map<Two, Pair> weighedThen(List<KnownIdentity> known, Map<Two, Pair> now) {
            Map<UUID, KnownIdentity> byId = new HashMap<>();
            known.forEach(identity -> byId.put(identity.id(), identity));
            // What a rule joined is not weighed.
            Map<Two, Pair> then = new HashMap<>(now);
            then.values().removeIf(pair -> pair.rule().equals(LinkedPairs.MODEL));
            Map<Two, Pair> before = new HashMap<>(now);
            before.keySet().removeAll(then.keySet());
            Set<Two> twos = new HashSet<>(before.keySet());
            for (UUID id : byId.keySet()) {
                changed.getOrDefault(id, List.of()).stream()
                        .map(Pair::two)
                        .filter(two -> byId.containsKey(two.one()) && byId.containsKey(two.other()))
                        .forEach(twos::add);
            }
            weights.verdicts(twos, before, byId, model).forEach((two, verdict) -> {
                if (verdict.outcome() != Outcome.APART) {
                    then.put(two, PairWeights.pair(two, verdict, model));
                }
            });
            return then;
        }
    }
}
