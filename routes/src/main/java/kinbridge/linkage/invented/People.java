package kinbridge.linkage.invented;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes people: their names, and how they are reached. */
final class People {

    /** Share of people without an NHS number, such as those just come to the country. */
    private static final double NO_NHS_NUMBER = 0.01;

    /** Shares of people with a mobile: from 12 to 17, then until 70, then after. */
    private static final double TEENAGER_MOBILE = 0.65;

    private static final double ADULT_MOBILE = 0.95;
    private static final double ELDERLY_MOBILE = 0.65;

    /** Years for which people keep a mobile number. */
    private static final double YEARS_OF_MOBILE = 6;

    /** Share of adults with an e-mail address they give to offices. */
    private static final double EMAIL = 0.75;

    /** Share of those who have a second one, or had another before. */
    private static final double SECOND_EMAIL = 0.2;

    /** Share of small children for whom a parent's e-mail address is kept. */
    private static final double PARENTS_EMAIL = 0.3;

    /** Share of women who could be with child that are. */
    private static final double WITH_CHILD = 0.06;

    /** Share of middle names that have a second. */
    private static final double SECOND_MIDDLE_NAME = 0.08;

    /** Years between partners. */
    private static final double PARTNER_SPREAD = 4;

    private static final int OWN_PHONE_FROM = 12;
    private static final int ADULT_FROM = 18;
    private static final int ELDERLY_FROM = 70;

    private final GivenNames givenNames;
    private final FamilyNames familyNames;
    private final Numbers numbers;
    private final Emails emails;
    private final Chance chance;
    private int made;

    People(GivenNames givenNames, FamilyNames familyNames, Numbers numbers, Emails emails, Chance chance) {
        this.givenNames = givenNames;
        this.familyNames = familyNames;
        this.numbers = numbers;
        this.emails = emails;
        this.chance = chance;
    }

    /** A day of birth for one of about that age. */
    static int bornAt(double age) {
        return Person.TODAY - 1 - (int) (age * Person.DAYS_A_YEAR);
    }

    /** A day of birth for a partner of about that age, of age in any case. */
    int partnerBornAt(double age) {
        return bornAt(Math.max(ADULT_FROM + chance.below(3.0), chance.around(age, PARTNER_SPREAD)));
    }

    Sex sex(double shareOfWomen) {
        return chance.is(shareOfWomen) ? Sex.F : Sex.M;
    }

    /** A name with the family's name in the form for that sex, and a given name nobody of those has. */
    Name name(String family, Culture culture, Sex sex, int born, Set<String> taken) {
        return named(givenNames.pickUnlike(taken, culture, sex, Person.year(born)), family, culture, sex, born);
    }

    Name twinName(String twin, String family, Culture culture, Sex sex, int born) {
        return named(givenNames.pickForTwin(twin, culture, sex, Person.year(born)), family, culture, sex, born);
    }

    Name named(String given, String family, Culture culture, Sex sex, int born) {
        int year = Person.year(born);
        String middle = null;
        if (chance.is(culture.middleName)) {
            middle = givenNames.plain(culture, sex, year);
            if (chance.is(SECOND_MIDDLE_NAME)) {
                middle = middle + " " + givenNames.plain(culture, sex, year);
            }
        }
        return new Name(given, middle, familyNames.borne(family, culture, sex));
    }

    /** One who lives alone, or with no kin. */
    Person unrelated(Culture culture, Sex sex, int born, Home home) {
        return adult(culture, sex, born, name(familyNames.pick(culture), culture, sex, born, Set.of()), home, null);
    }

    /** A grown-up without small children. */
    Person adult(Culture culture, Sex sex, int born, Name name, Home home, @Nullable String sharedEmail) {
        double age = (Person.TODAY - born) / Person.DAYS_A_YEAR;
        boolean isWithChild = sex == Sex.F && age >= 18 && age < 42 && chance.is(WITH_CHILD);
        return person(culture, sex, name, born, home, contact(name, born, sharedEmail), false, isWithChild, null);
    }

    Person parent(Culture culture, Sex sex, int born, Name name, Home home, boolean isInMaternityCare) {
        return person(culture, sex, name, born, home, contact(name, born, null), true, isInMaternityCare, null);
    }

    /** A child at home; a small one is reached through a parent. */
    Person child(Person parent, @Nullable Person mother, Sex sex, int born, Name name, Home home) {
        boolean isSmall = (Person.TODAY - born) / Person.DAYS_A_YEAR < OWN_PHONE_FROM;
        Contact contact = isSmall ? through(parent.contact()) : contact(name, born, null);
        return person(parent.culture(), sex, name, born, home, contact, false, false, mother);
    }

    private Person person(
            Culture culture,
            Sex sex,
            Name name,
            int born,
            Home home,
            Contact contact,
            boolean isParent,
            boolean isInMaternityCare,
            @Nullable Person mother) {
        String nhsNumber = chance.is(NO_NHS_NUMBER) ? null : numbers.nhsNumber();
        made++;
        return new Person(
                made, culture, sex, name, born, home, contact, nhsNumber, isParent, isInMaternityCare, mother);
    }

    private Contact through(Contact parent) {
        String email = chance.is(PARENTS_EMAIL) ? parent.email() : null;
        return new Contact(parent.mobile(), parent.formerMobile(), parent.mobileChangedYearsAgo(), email, email);
    }

    private Contact contact(Name name, int born, @Nullable String sharedEmail) {
        double age = (Person.TODAY - born) / Person.DAYS_A_YEAR;
        boolean isAdult = age >= ADULT_FROM;
        double hasMobile = age >= ELDERLY_FROM ? ELDERLY_MOBILE : isAdult ? ADULT_MOBILE : TEENAGER_MOBILE;
        String email = sharedEmail;
        if (email == null && isAdult && chance.is(EMAIL)) {
            email = emails.of(name.given(), name.family(), Person.year(born));
        }
        String second = email != null && chance.is(SECOND_EMAIL)
                ? emails.of(name.given(), name.family(), Person.year(born))
                : email;
        if (!chance.is(hasMobile)) {
            return new Contact(null, null, 0, email, second);
        }
        double changed = chance.yearsSince(YEARS_OF_MOBILE);
        return new Contact(numbers.mobile(), numbers.mobile(), changed, email, second);
    }
}
