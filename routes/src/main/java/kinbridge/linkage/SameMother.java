package kinbridge.linkage;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.linkage.LinkedPairs.Two;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A child who is expected has no name and no date of birth to compare: it is the same child in two systems when its
 * mother is the same person and the dates agree. So is the newborn child in whom an expected one has arrived. Twins
 * stay two: where one system knows two children of one pregnancy, nobody is joined by this rule.
 */
@Component
class SameMother {

    static final String RULE = "same-mother-and-date";

    /** Before this many days to the expected date no child lives. */
    private static final int EARLIEST = 126;

    private final JdbcClient database;

    SameMother(JdbcClient database) {
        this.database = database;
    }

    /** A child of a mother as one system knows it: born or expected. */
    record Child(
            UUID id,
            UUID mother,
            String system,
            @Nullable LocalDate expected,
            @Nullable LocalDate born,
            @Nullable String given,
            @Nullable String sex) {

        /** Whether both are of one pregnancy, as far as the dates tell. */
        boolean isOfOnePregnancy(Child other, int daysApart) {
            LocalDate here = born;
            LocalDate there = other.born;
            if (here != null && there != null) {
                return here.equals(there);
            }
            if (here != null) {
                return isBirthOf(other.expected, here, daysApart);
            }
            if (there != null) {
                return isBirthOf(expected, there, daysApart);
            }
            return expected != null
                    && other.expected != null
                    && Math.abs(ChronoUnit.DAYS.between(expected, other.expected)) <= daysApart;
        }

        private static boolean isBirthOf(@Nullable LocalDate expected, LocalDate born, int daysApart) {
            return expected != null
                    && !born.isBefore(expected.minusDays(EARLIEST))
                    && !born.isAfter(expected.plusDays(daysApart));
        }

        boolean isBorn() {
            return born != null;
        }

        /** One register has two children in two entries, but for the one it expected and the one that was born. */
        boolean isDoubleOf(Child other) {
            return system.equals(other.system) && isBorn() == other.isBorn();
        }

        boolean isUnlike(Child other) {
            return isElse(given, other.given) || isElse(sex, other.sex);
        }

        private static boolean isElse(@Nullable String one, @Nullable String other) {
            return one != null && other != null && !one.isEmpty() && !other.isEmpty() && !one.equals(other);
        }
    }

    /**
     * @param children whom a change touches, with all of their mothers' children
     * @param pairs of which each is one child
     */
    record Found(Set<UUID> children, Set<Two> pairs) {}

    /** Children of these mothers, or of the mothers of these children. */
    Found among(Collection<UUID> touched, int daysApart) {
        List<Child> children = database.sql("""
                with mother as (
                  select m.person_id from statements.relationship r join people.identity m on m.id = r.from_identity
                  join statements.version v on v.id = r.version_id and v.is_current
                  where r.type = 'MOTHER' and r.to_identity = any(:ids)
                  union
                  select m.person_id from people.identity m join people.identity same on same.person_id = m.person_id
                  join statements.relationship r on r.from_identity = same.id and r.type = 'MOTHER'
                  join statements.version v on v.id = r.version_id and v.is_current
                  where m.id = any(:ids))
                select distinct c.id, m.person_id, c.system, c.expected_date, c.date_of_birth, c.given_key, c.sex
                from mother join people.identity m on m.person_id = mother.person_id
                join statements.relationship r on r.from_identity = m.id and r.type = 'MOTHER'
                join statements.version v on v.id = r.version_id and v.is_current
                join people.identity c on c.id = r.to_identity
                where c.expected_date is not null or c.date_of_birth is not null""")
                .param("ids", touched.toArray(UUID[]::new))
                .query((row, number) -> child(row))
                .list();
        Map<UUID, List<Child>> families = children.stream().collect(Collectors.groupingBy(Child::mother));
        Set<Two> pairs = new HashSet<>();
        families.values().forEach(family -> pairs.addAll(pairs(family, daysApart)));
        return new Found(children.stream().map(Child::id).collect(Collectors.toSet()), pairs);
    }

    static Set<Two> pairs(List<Child> family, int daysApart) {
        Set<Two> once = new HashSet<>();
        Set<Two> twice = new HashSet<>();
        for (Child one : family) {
            List<Child> pregnancy = new ArrayList<>(family);
            pregnancy.removeIf(other -> !one.isOfOnePregnancy(other, daysApart));
            boolean isPlural = pregnancy.stream()
                    .anyMatch(child -> pregnancy.stream()
                            .anyMatch(other -> !other.id().equals(child.id()) && child.isDoubleOf(other)));
            for (Child other : pregnancy) {
                boolean isOther = !other.id().equals(one.id()) && !one.isDoubleOf(other);
                if (!isPlural && isOther && !one.isUnlike(other)) {
                    // It must hold from either side.
                    Two two = Two.of(one.id(), other.id());
                    (once.add(two) ? once : twice).add(two);
                }
            }
        }
        return twice;
    }

    private static Child child(ResultSet row) throws SQLException {
        return new Child(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                day(row.getDate(4)),
                day(row.getDate(5)),
                row.getString(6),
                row.getString(7));
    }

    private static @Nullable LocalDate day(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }
}
