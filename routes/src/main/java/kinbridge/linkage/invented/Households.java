package kinbridge.linkage.invented;

import java.util.ArrayList;
import java.util.List;

/** Makes one household after the other, in the mix of kinds an English county has. */
final class Households {

    /** The kinds, by their share of households; hostels hold far more people than their share tells. */
    private enum Kind {
        ONE_PERSON(0.30),
        COUPLE(0.32),
        FAMILY(0.185),
        LONE_PARENT(0.065),
        GROWN_CHILDREN(0.085),
        THREE_GENERATIONS(0.022),
        SHARED_HOUSE(0.022),
        HOSTEL(0.0007);

        private final double share;

        Kind(double share) {
            this.share = share;
        }
    }

    /** Share of the British couples, and of those alone, who are past working life; then of the other cultures. */
    private static final double ELDERLY = 0.46;

    private static final double ELDERLY_CULTURES = 0.20;

    /** Share of the others, whose children have left home. */
    private static final double MIDDLE_AGED = 0.68;

    /** Share of the people in hostels who are women. */
    private static final double HOSTEL_WOMEN = 0.25;

    /** The same of shared houses, and of those who live alone, past 65 and before. */
    private static final double SHARED_HOUSE_WOMEN = 0.45;

    private static final double ELDERLY_ALONE_WOMEN = 0.65;
    private static final double ALONE_WOMEN = 0.42;

    /** Share of grown children at home who live with both parents. */
    private static final double GROWN_WITH_TWO_PARENTS = 0.7;

    private final Weighted<Kind> kinds;
    private final Weighted<Culture> cultures = Culture.all();
    private final People people;
    private final Couples couples;
    private final Families families;
    private final Homes homes;
    private final Chance chance;

    Households(People people, Couples couples, Families families, Homes homes, Chance chance) {
        Weighted.Gathering<Kind> gathering = new Weighted.Gathering<>();
        for (Kind kind : Kind.values()) {
            gathering.add(kind, kind.share);
        }
        kinds = gathering.done();
        this.people = people;
        this.couples = couples;
        this.families = families;
        this.homes = homes;
        this.chance = chance;
    }

    /** All who live in the next house, and in the second home of its children. */
    List<Person> next() {
        Culture culture = cultures.pick(chance);
        return switch (kinds.pick(chance)) {
            case ONE_PERSON -> onePerson(culture);
            case COUPLE -> couples.alone(culture, adultAge(culture), homes.family());
            case FAMILY -> families.withTwoParents(culture, 0.02, 18, false);
            case LONE_PARENT -> families.withOneParent(culture, 0.02, 18);
            case GROWN_CHILDREN ->
                chance.is(GROWN_WITH_TWO_PARENTS)
                        ? families.withTwoParents(culture, 18, 32, false)
                        : families.withOneParent(culture, 18, 40);
            case THREE_GENERATIONS -> families.withTwoParents(culture, 0.02, 18, true);
            case SHARED_HOUSE -> unrelated(homes.shared(), chance.between(3, 6), SHARED_HOUSE_WOMEN, 19, 45);
            case HOSTEL -> unrelated(homes.hostel(), chance.between(20, 60), HOSTEL_WOMEN, 18, 62);
        };
    }

    private List<Person> onePerson(Culture culture) {
        double age = adultAge(culture);
        Sex sex = people.sex(age > 65 ? ELDERLY_ALONE_WOMEN : ALONE_WOMEN);
        return List.of(people.unrelated(culture, sex, People.bornAt(age), homes.family()));
    }

    private double adultAge(Culture culture) {
        boolean isElderly = chance.is(culture == Culture.BRITISH ? ELDERLY : ELDERLY_CULTURES);
        if (isElderly) {
            return 64 + Math.min(chance.below(28.0), chance.below(36.0));
        }
        return chance.is(MIDDLE_AGED) ? 45 + chance.below(19.0) : 20 + chance.below(25.0);
    }

    private List<Person> unrelated(Home first, int number, double women, double ageFrom, double ageTo) {
        List<Person> all = new ArrayList<>();
        Home home = first;
        while (all.size() < number) {
            Culture culture = cultures.pick(chance);
            int born = People.bornAt(ageFrom + chance.below(ageTo - ageFrom));
            all.add(people.unrelated(culture, people.sex(women), born, home));
            home = homes.sameFor(first);
        }
        return all;
    }
}
