package kinbridge.linkage.invented;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Given names as they were given: by sex, by naming culture and by the years of birth. */
final class GivenNames {

    /** The lists weigh each name for births before the first year, from each on, and from the last on. */
    private static final int[] COHORTS = {1950, 1970, 1990, 2010};

    /** Share of British names since 1995 that are two joined by a hyphen (Ellie-Mae). */
    private static final double JOINED = 0.03;

    private static final int JOINED_SINCE = 1995;

    /** Share of names whose parents chose a spelling of their own (Jazmin). */
    private static final double OWN_SPELLING = 0.02;

    /** Share of parents who give their twins names alike in the first letter. */
    private static final double TWINS_ALIKE = 0.40;

    private static final int TRIES = 40;

    private final Map<Culture, Map<Sex, List<Weighted<String>>>> names = new EnumMap<>(Culture.class);
    private final Map<Sex, List<String>> joined = new EnumMap<>(Sex.class);
    private final Spellings spellings;
    private final Chance chance;

    GivenNames(Spellings spellings, Chance chance) {
        this.spellings = spellings;
        this.chance = chance;
        Map<String, Map<Sex, List<List<String>>>> rows = new HashMap<>();
        for (List<String> row : Lists.rows("given-names.csv")) {
            rows.computeIfAbsent(row.get(2), culture -> new EnumMap<>(Sex.class))
                    .computeIfAbsent(Sex.valueOf(row.get(1)), sex -> new ArrayList<>())
                    .add(row);
        }
        for (Culture culture : Culture.values()) {
            Map<Sex, List<Weighted<String>>> bySex = new EnumMap<>(Sex.class);
            rows.getOrDefault(culture.list, Map.of()).forEach((sex, of) -> bySex.put(sex, cohorts(of)));
            names.put(culture, bySex);
        }
        for (List<String> row : Lists.rows("joined-given-names.csv")) {
            joined.computeIfAbsent(Sex.valueOf(row.get(0)), sex -> new ArrayList<>())
                    .add(row.get(1));
        }
    }

    private static List<Weighted<String>> cohorts(List<List<String>> rows) {
        List<Weighted<String>> cohorts = new ArrayList<>();
        for (int cohort = 0; cohort <= COHORTS.length; cohort++) {
            Weighted.Gathering<String> names = new Weighted.Gathering<>();
            for (List<String> row : rows) {
                names.add(row.get(0), Double.parseDouble(row.get(3 + cohort)));
            }
            cohorts.add(names.done());
        }
        return cohorts;
    }

    /** A name for one born in that year. */
    String pick(Culture culture, Sex sex, int year) {
        String name = plain(culture, sex, year);
        if (culture == Culture.BRITISH && year >= JOINED_SINCE && chance.is(JOINED)) {
            return name + "-" + chance.pick(get(joined, sex));
        }
        return chance.is(OWN_SPELLING) ? spellings.asHeard(name) : name;
    }

    /** A name as the list has it: middle names are seldom spelt anew. */
    String plain(Culture culture, Sex sex, int year) {
        Culture list = chance.is(culture.britishGiven) ? Culture.BRITISH : culture;
        int cohort = 0;
        while (cohort < COHORTS.length && year >= COHORTS[cohort]) {
            cohort++;
        }
        return get(get(names, list), sex).get(cohort).pick(chance);
    }

    /** A name for a child whose brothers and sisters have those. */
    String pickUnlike(Set<String> taken, Culture culture, Sex sex, int year) {
        String name = pick(culture, sex, year);
        for (int tried = 0; tried < TRIES && taken.contains(name); tried++) {
            name = pick(culture, sex, year);
        }
        return name;
    }

    /** A name for the twin of one so named: often of the same first letter. */
    String pickForTwin(String twin, Culture culture, Sex sex, int year) {
        boolean isAlike = chance.is(TWINS_ALIKE);
        String name = pick(culture, sex, year);
        for (int tried = 0; tried < TRIES && isPoor(name, twin, isAlike); tried++) {
            name = pick(culture, sex, year);
        }
        return name;
    }

    private static boolean isPoor(String name, String twin, boolean isAlike) {
        return name.equals(twin) || (isAlike && name.charAt(0) != twin.charAt(0));
    }

    private static <K, V> V get(Map<K, V> from, K key) {
        V found = from.get(key);
        if (found == null) {
            throw new IllegalStateException("The lists of given names have nothing for " + key + ".");
        }
        return found;
    }
}
