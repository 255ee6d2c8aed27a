package kinbridge.linkage.invented;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes parents with their children, and the grandparents who live with them. */
final class Families {

    /** The age of mothers at the first birth. */
    private static final double FIRST_BIRTH = 28.5;

    private static final double FIRST_BIRTH_SPREAD = 5.5;
    private static final double FIRST_BIRTH_FROM = 16;

    /** Mothers of a child under this age are known to the midwives. */
    private static final double MATERNITY_YEARS = 8;

    /** Share of lone parents who are mothers. */
    private static final double LONE_MOTHERS = 0.87;

    /** Share of lone mothers who were married to the father, and of those who go by their maiden name again. */
    private static final double DIVORCED = 0.45;

    private static final double MAIDEN_NAME_BACK = 0.5;

    /** Share of separated fathers or mothers with a home in the county where the children stay as well. */
    private static final double SECOND_HOME = 0.35;

    /** From this age on children stay where they are. */
    private static final double COMES_AND_GOES_UNTIL = 18;

    /** Share of families in which elder children are of an earlier father and bear his name. */
    private static final double HALF_SIBLINGS = 0.12;

    /** Share of children, whose British parents have two names, with both joined, and with the mother's. */
    private static final double BOTH_NAMES = 0.20;

    private static final double MOTHERS_NAME = 0.15;

    /** Share of children who have the given name of the father or the mother. */
    private static final double NAMED_AFTER_PARENT = 0.013;

    /** Share of twins of one sex: all identical ones and half of the others. */
    private static final double TWINS_OF_ONE_SEX = 0.65;

    /** Share of births that are girls. */
    private static final double GIRLS = 0.488;

    /** Share of three-generation households with a grandfather beside the grandmother. */
    private static final double BOTH_GRANDPARENTS = 0.5;

    private final People people;
    private final Couples couples;
    private final FamilyNames familyNames;
    private final Births births;
    private final Homes homes;
    private final Chance chance;

    Families(People people, Couples couples, FamilyNames familyNames, Homes homes, Chance chance) {
        this.people = people;
        this.couples = couples;
        this.familyNames = familyNames;
        this.births = new Births(chance);
        this.homes = homes;
        this.chance = chance;
    }

    /** Two parents with children, the eldest between those ages. */
    List<Person> withTwoParents(Culture culture, double eldestFrom, double eldestTo, boolean hasGrandparents) {
        List<Births.Birth> children = births.of(eldestFrom, eldestTo);
        Home home = homes.family();
        double age = motherAge(children);
        int motherBorn = People.bornAt(age);
        int fatherBorn = people.partnerBornAt(age + 2);
        Culture fatherCulture = couples.partnerOf(culture);
        String family = familyNames.pick(fatherCulture);
        boolean isOneName = couples.isOfOneName(fatherCulture, age);
        Name motherName = isOneName
                ? couples.wifesName(family, culture, motherBorn, chance.below(eldest(children) + 6))
                : people.name(familyNames.pick(culture), culture, Sex.F, motherBorn, Set.of());
        Name fatherName = people.name(family, fatherCulture, Sex.M, fatherBorn, Set.of());
        Person mother = people.parent(culture, Sex.F, motherBorn, motherName, home, isInMaternityCare(children));
        Person father = people.parent(fatherCulture, Sex.M, fatherBorn, fatherName, home, false);
        List<Person> all = new ArrayList<>(List.of(mother, father));
        String childName = isOneName ? family : childName(culture, motherName.family(), family);
        all.addAll(children(fatherCulture, mother, mother, father, children, childName, home));
        if (hasGrandparents) {
            all.addAll(grandparents(fatherCulture, family, fatherBorn, home));
        }
        return all;
    }

    /** One parent with children, and the household of the other parent where the children stay as well. */
    List<Person> withOneParent(Culture culture, double eldestFrom, double eldestTo) {
        List<Births.Birth> children = births.of(eldestFrom, eldestTo);
        boolean isMother = chance.is(LONE_MOTHERS);
        Sex sex = isMother ? Sex.F : Sex.M;
        double age = motherAge(children);
        int born = People.bornAt(age);
        int otherBorn = people.partnerBornAt(age);
        String family = familyNames.pick(culture);
        String otherFamily = familyNames.pick(culture);
        String fathers = isMother ? otherFamily : family;
        boolean isDivorced = isMother && chance.is(DIVORCED);
        Name name = isDivorced
                ? divorced(couples.wifesName(fathers, culture, born, eldest(children) + 1))
                : people.name(family, culture, sex, born, Set.of());
        Home home = homes.family();
        Person parent = people.parent(culture, sex, born, name, home, isMother && isInMaternityCare(children));
        List<Person> all = new ArrayList<>(List.of(parent));
        Home childrensHome = home;
        if (eldest(children) < COMES_AND_GOES_UNTIL && chance.is(SECOND_HOME)) {
            Home second = homes.family();
            childrensHome = home.withOther(second.now());
            Name otherName = people.name(otherFamily, culture, sex.other(), otherBorn, Set.of());
            all.add(people.parent(culture, sex.other(), otherBorn, otherName, second, false));
        }
        String childName = isDivorced ? fathers : childName(culture, isMother ? family : otherFamily, fathers);
        Person mother = isMother ? parent : null;
        all.addAll(children(culture, parent, mother, parent, children, childName, childrensHome));
        return all;
    }

    /** The name after the divorce of one so named. */
    private Name divorced(Name married) {
        String maiden = married.formerFamily();
        if (maiden == null || !chance.is(MAIDEN_NAME_BACK)) {
            return married;
        }
        double yearsAgo = chance.below(married.renamedYearsAgo());
        return new Name(married.given(), married.middle(), maiden).formerly(married.family(), yearsAgo);
    }

    private double motherAge(List<Births.Birth> children) {
        return eldest(children) + Math.max(FIRST_BIRTH_FROM, chance.around(FIRST_BIRTH, FIRST_BIRTH_SPREAD));
    }

    private static double eldest(List<Births.Birth> children) {
        return children.get(0).age();
    }

    private static boolean isInMaternityCare(List<Births.Birth> children) {
        return children.get(children.size() - 1).age() < MATERNITY_YEARS;
    }

    private String childName(Culture culture, String mothers, String fathers) {
        if (culture != Culture.BRITISH && culture != Culture.CARIBBEAN) {
            return fathers;
        }
        if (chance.is(BOTH_NAMES)) {
            return Couples.joined(mothers, fathers);
        }
        return chance.is(MOTHERS_NAME) ? mothers : fathers;
    }

    private List<Person> children(
            Culture culture,
            Person main,
            @Nullable Person mother,
            Person other,
            List<Births.Birth> births,
            String family,
            Home home) {
        int halfSiblings = births.size() > 1 && chance.is(HALF_SIBLINGS) ? chance.between(1, births.size() - 1) : 0;
        String earlier = familyNames.pick(culture);
        Set<String> taken = new HashSet<>(Set.of(main.name().given()));
        taken.add(other.name().given());
        List<Person> children = new ArrayList<>();
        Person last = main;
        for (Births.Birth birth : births) {
            Sex sex = people.sex(GIRLS);
            String name = children.size() < halfSiblings ? earlier : family;
            if (birth.isTwin()) {
                sex = chance.is(TWINS_OF_ONE_SEX) ? last.sex() : last.sex().other();
            }
            Name chosen = birth.isTwin()
                    ? people.twinName(last.name().given(), name, culture, sex, birth.day())
                    : people.name(name, culture, sex, birth.day(), taken);
            Person namesake = main.sex() == sex ? main : other;
            if (namesake.sex() == sex && chance.is(NAMED_AFTER_PARENT)) {
                chosen = new Name(namesake.name().given(), chosen.middle(), chosen.family());
            }
            taken.add(chosen.given());
            last = people.child(main, mother, sex, birth.day(), chosen, home);
            children.add(last);
        }
        return children;
    }

    private List<Person> grandparents(Culture culture, String family, int childBorn, Home home) {
        double age = (Person.TODAY - childBorn) / Person.DAYS_A_YEAR + 20 + chance.below(14.0);
        int born = People.bornAt(age);
        Name grandmother = couples.wifesName(family, culture, born, age - 22);
        List<Person> grandparents =
                new ArrayList<>(List.of(people.adult(culture, Sex.F, born, grandmother, home, null)));
        if (chance.is(BOTH_GRANDPARENTS)) {
            int otherBorn = People.bornAt(age + chance.below(5.0));
            Name grandfather = people.name(family, culture, Sex.M, otherBorn, Set.of());
            grandparents.add(people.adult(culture, Sex.M, otherBorn, grandfather, home, null));
        }
        return grandparents;
    }
}
