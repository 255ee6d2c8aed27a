package kinbridge.linkage.invented;

import java.util.List;
import java.util.Set;

/** Makes two who live together, by one family name or by two. */
final class Couples {

    /** Share of couples of two men or two women. */
    private static final double SAME_SEX = 0.02;

    /** Share of couples of one naming culture. */
    private static final double SAME_CULTURE = 0.93;

    /** Share of couples with one e-mail address for both. */
    private static final double ONE_EMAIL = 0.08;

    /** Share of wives who join their own family name and the husband's by a hyphen. */
    private static final double JOINED_NAME = 0.03;

    /** Couples under this age share a family name less often, by this much. */
    private static final double YOUNG = 35;

    private static final double YOUNG_ONE_NAME = 0.65;

    private final People people;
    private final FamilyNames familyNames;
    private final Emails emails;
    private final Weighted<Culture> cultures = Culture.all();
    private final Chance chance;

    Couples(People people, FamilyNames familyNames, Emails emails, Chance chance) {
        this.people = people;
        this.familyNames = familyNames;
        this.emails = emails;
        this.chance = chance;
    }

    Culture partnerOf(Culture culture) {
        return chance.is(SAME_CULTURE) ? culture : cultures.pick(chance);
    }

    boolean isOfOneName(Culture culture, double age) {
        return chance.is(age < YOUNG ? culture.oneFamilyName * YOUNG_ONE_NAME : culture.oneFamilyName);
    }

    /** The name of a wife who took that family name so many years ago, or joined it to her own. */
    Name wifesName(String husbands, Culture culture, int born, double yearsAgo) {
        Name maiden = people.name(familyNames.pick(culture), culture, Sex.F, born, Set.of());
        String taken = familyNames.borne(husbands, culture, Sex.F);
        if (culture == Culture.BRITISH && chance.is(JOINED_NAME)) {
            taken = joined(maiden.family(), husbands);
        }
        return new Name(maiden.given(), maiden.middle(), taken).formerly(maiden.family(), yearsAgo);
    }

    /** Both family names by a hyphen; of names joined before, the first. */
    static String joined(String one, String other) {
        return first(one) + "-" + first(other);
    }

    private static String first(String name) {
        int hyphen = name.indexOf('-');
        return hyphen < 0 ? name : name.substring(0, hyphen);
    }

    /** Two without children at home. */
    List<Person> alone(Culture culture, double age, Home home) {
        Sex sex = people.sex(0.5);
        Sex otherSex = chance.is(SAME_SEX) ? sex : sex.other();
        Culture otherCulture = partnerOf(culture);
        String family = familyNames.pick(culture);
        int born = People.bornAt(age);
        int otherBorn = people.partnerBornAt(age + (otherSex == Sex.M ? 2 : -2));
        boolean isOneName = isOfOneName(culture, age);
        Name name = people.name(family, culture, sex, born, Set.of());
        Name otherName;
        if (isOneName && otherSex == Sex.F) {
            otherName = wifesName(family, otherCulture, otherBorn, chance.below(Math.max(1, age - 20)));
        } else if (isOneName && sex == Sex.F) {
            name = wifesName(family, culture, born, chance.below(Math.max(1, age - 20)));
            otherName = people.name(family, otherCulture, otherSex, otherBorn, Set.of());
        } else {
            otherName = people.name(familyNames.pick(otherCulture), otherCulture, otherSex, otherBorn, Set.of());
        }
        String email = chance.is(ONE_EMAIL) ? emails.ofCouple(name.given(), otherName.given(), name.family()) : null;
        return List.of(
                people.adult(culture, sex, born, name, home, email),
                people.adult(otherCulture, otherSex, otherBorn, otherName, home, email));
    }
}
