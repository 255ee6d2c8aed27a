package kinbridge.linkage.invented;

import java.util.List;

/** Writes a name as an agency's records have it. */
final class NameWriter {

    /** Share of the names written by ear of which it is the given name. */
    private static final double RESPELLED_GIVEN = 0.5;

    /** Share of aliases with another given name; the others have another family name, a tenth have both. */
    private static final double ALIAS_GIVEN = 0.4;

    private static final double ALIAS_BOTH = 0.1;

    /** What stands on the record of a baby without a name, if not "Baby of" and the mother. */
    private static final List<String> BABIES = List.of("Baby", "Baby", "Baby Girl", "Baby Boy", "Infant", "Twin 1");

    private static final double BABY_OF = 0.5;

    private final GivenNames givenNames;
    private final FamilyNames familyNames;
    private final Spellings spellings;
    private final Typing typing;
    private final Chance chance;

    NameWriter(GivenNames givenNames, FamilyNames familyNames, Spellings spellings, Typing typing, Chance chance) {
        this.givenNames = givenNames;
        this.familyNames = familyNames;
        this.spellings = spellings;
        this.typing = typing;
        this.chance = chance;
    }

    /** The name on a record whose details are so many years old. */
    WrittenName write(Person person, Agency agency, double yearsOld) {
        Name name = person.name();
        String given = name.given();
        String family = family(name, agency, yearsOld);
        Person mother = person.mother();
        boolean isUnnamed = false;
        if (mother != null && isBaby(person, yearsOld) && is(agency, Habit.UNNAMED_BABY)) {
            isUnnamed = true;
            given = chance.is(BABY_OF) ? "Baby of " + mother.name().given() : chance.pick(BABIES);
            family = mother.name().family();
        } else if (is(agency, Habit.ALIAS)) {
            boolean isBoth = chance.is(ALIAS_BOTH);
            boolean isGiven = isBoth || chance.is(ALIAS_GIVEN);
            given = isGiven ? givenNames.pick(person.culture(), person.sex(), Person.year(person.born())) : given;
            family = isBoth || !isGiven ? familyNames.pick(person.culture()) : family;
        } else if (is(agency, Habit.NICKNAME)) {
            given = spellings.familiar(given);
        }
        if (is(agency, Habit.RESPELLED)) {
            boolean isGiven = !isUnnamed && chance.is(RESPELLED_GIVEN);
            given = isGiven ? spellings.givenOtherwise(given) : given;
            family = isGiven ? family : spellings.familyOtherwise(family);
        }
        given = is(agency, Habit.GIVEN_MISTYPED) ? typing.slip(given) : given;
        family = is(agency, Habit.FAMILY_MISTYPED) ? typing.slip(family) : family;
        String middle = name.middle();
        if (middle != null && !isUnnamed && is(agency, Habit.MIDDLE_KEPT)) {
            given = given + " " + middle;
        }
        if (is(agency, Habit.PLAIN_LETTERS)) {
            given = Plain.letters(given);
            family = Plain.letters(family).replace("'", "");
        }
        return is(agency, Habit.SWAPPED) ? new WrittenName(family, given) : new WrittenName(given, family);
    }

    /** A record of the first days. */
    private static boolean isBaby(Person person, double yearsOld) {
        return person.age() - yearsOld < 0.1;
    }

    private String family(Name name, Agency agency, double yearsOld) {
        String former = name.formerFamily();
        if (former != null && (yearsOld > name.renamedYearsAgo() || is(agency, Habit.FORMER_NAME_KEPT))) {
            return former;
        }
        String family = name.family();
        int hyphen = family.indexOf('-');
        if (hyphen < 0 || !is(agency, Habit.HALF_NAME)) {
            return family;
        }
        return switch (chance.below(4)) {
            case 0 -> family.substring(0, hyphen);
            case 1, 2 -> family.substring(hyphen + 1);
            default -> family.replace('-', ' ');
        };
    }

    private boolean is(Agency agency, Habit habit) {
        return chance.is(agency.share(habit));
    }
}
