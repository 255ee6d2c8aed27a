package kinbridge.linkage.invented;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Issues postcodes of areas that Royal Mail never issued; neighbouring streets of a town share a sector. */
final class Postcodes {

    /** None of the areas exists, yet their letters are ones a postcode may begin with. */
    private static final List<String> AREAS = List.of("ZX", "ZK", "JU");

    /** Letters of the inward code: those that are not easily taken for others. */
    private static final String LETTERS = "ABDEFGHJLNPQRSTUWXYZ";

    private static final int UNITS = LETTERS.length() * LETTERS.length();
    private static final int SECTORS = 10;

    /** Postcodes of a sector that are in use; the others are left for growth. */
    private static final int USED_UNITS = 220;

    private final Map<String, Issued> towns = new HashMap<>();
    private final Chance chance;
    private int districts;

    Postcodes(Chance chance) {
        this.chance = chance;
    }

    /** Where a town's issue has got to. */
    private static final class Issued {
        private String district = "";
        private int sectors;
        private int units;
        private int[] order = {};
    }

    /** One that no other street has. */
    String next(String town) {
        Issued issued = towns.computeIfAbsent(town, name -> new Issued());
        if (issued.units == USED_UNITS || issued.order.length == 0) {
            if (issued.sectors % SECTORS == 0) {
                issued.district = AREAS.get(districts % AREAS.size()) + (1 + districts / AREAS.size());
                districts++;
            }
            issued.sectors++;
            issued.units = 0;
            issued.order = chance.shuffled(UNITS);
        }
        int unit = issued.order[issued.units];
        issued.units++;
        return issued.district + " " + (issued.sectors - 1) % SECTORS + LETTERS.charAt(unit / LETTERS.length())
                + LETTERS.charAt(unit % LETTERS.length());
    }
}
