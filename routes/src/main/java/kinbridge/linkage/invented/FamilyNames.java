package kinbridge.linkage.invented;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Family names by naming culture, in the form a man or a woman bears. */
final class FamilyNames {

    /** Share of British people whose name is not among the few hundred common ones. */
    private static final double RARE = 0.60;

    /** Share of Caribbean families with a name of the British list, beyond those of their own. */
    private static final double CARIBBEAN_BRITISH = 0.50;

    /** Share of South Asian Muslim women with a name of their own such as Begum instead of the family's. */
    private static final double WOMANS_OWN = 0.35;

    private final Map<Culture, Weighted<String>> names = new EnumMap<>(Culture.class);
    private final Weighted<String> womansOwn;
    private final RareFamilyNames rare;
    private final Chance chance;

    FamilyNames(Chance chance) {
        this.chance = chance;
        Set<String> common = new HashSet<>();
        Weighted.Gathering<String> womens = new Weighted.Gathering<>();
        List<List<String>> rows = Lists.rows("family-names.csv");
        for (Culture culture : Culture.values()) {
            Weighted.Gathering<String> gathering = new Weighted.Gathering<>();
            for (List<String> row : rows) {
                common.add(row.get(0));
                if (row.get(2).equals(culture.list)) {
                    (row.get(1).isEmpty() ? gathering : womens).add(row.get(0), Double.parseDouble(row.get(3)));
                }
            }
            names.put(culture, gathering.done());
        }
        womansOwn = womens.done();
        rare = new RareFamilyNames(common);
    }

    /** A family's name. */
    String pick(Culture culture) {
        boolean isBritish =
                culture == Culture.BRITISH || (culture == Culture.CARIBBEAN && chance.is(CARIBBEAN_BRITISH));
        if (isBritish && chance.is(RARE)) {
            return rare.pick(chance);
        }
        Weighted<String> listed = names.get(isBritish ? Culture.BRITISH : culture);
        if (listed == null) {
            throw new IllegalStateException("There are no family names for " + culture + ".");
        }
        return listed.pick(chance);
    }

    /** The form of the family's name that this one of the family bears. */
    String borne(String family, Culture culture, Sex sex) {
        if (sex == Sex.M) {
            return family;
        }
        if (culture == Culture.SOUTH_ASIAN_HINDU_SIKH && family.equals("Singh")) {
            return "Kaur";
        }
        if (culture == Culture.SOUTH_ASIAN_MUSLIM && chance.is(WOMANS_OWN)) {
            return womansOwn.pick(chance);
        }
        boolean isOfTwoForms = culture == Culture.EAST_EUROPEAN && family.endsWith("ki");
        return isOfTwoForms ? family.substring(0, family.length() - 1) + "a" : family;
    }
}
