package kinbridge.linkage.invented;

import org.jspecify.annotations.Nullable;

/** A street while it is being moved into, house by house. */
final class Street {

    /** Households a postcode serves, at least and at most: about 15. */
    private static final int POSTCODE_FROM = 8;

    private static final int POSTCODE_TO = 22;

    /** Share of doors that lead to a block of flats: about a fifth of dwellings are flats. */
    private static final double BLOCK = 0.024;

    private static final int BLOCK_FROM = 4;
    private static final int BLOCK_TO = 18;

    /** Share of houses that go by a name. */
    private static final double NAMED = 0.02;

    private final String town;
    private final String name;
    private final String ending;
    private final Postcodes postcodes;
    private final Chance chance;
    private long uprn;
    private String postcode = "";
    private int leftInPostcode;
    private int number;
    private int flat;
    private int leftInBlock;
    private int left;

    Street(String town, String name, String ending, int dwellings, long uprn, Postcodes postcodes, Chance chance) {
        this.town = town;
        this.name = name;
        this.ending = ending;
        this.left = dwellings;
        this.uprn = uprn;
        this.postcodes = postcodes;
        this.chance = chance;
    }

    boolean isFull() {
        return left == 0;
    }

    /** The next dwelling along it. */
    Address next(Weighted<String> houseNames) {
        left--;
        if (leftInPostcode == 0) {
            postcode = postcodes.next(town);
            leftInPostcode = chance.between(POSTCODE_FROM, POSTCODE_TO);
        }
        leftInPostcode--;
        uprn += chance.between(1, 3);
        if (leftInBlock > 0) {
            return inBlock();
        }
        number += chance.between(1, 2);
        if (chance.is(BLOCK)) {
            leftInBlock = chance.between(BLOCK_FROM, BLOCK_TO);
            flat = 0;
            return inBlock();
        }
        return at(null, chance.is(NAMED) ? houseNames.pick(chance) : Integer.toString(number));
    }

    private Address inBlock() {
        leftInBlock--;
        flat++;
        return at("Flat " + flat, Integer.toString(number));
    }

    private Address at(@Nullable String door, String house) {
        return new Address(door, house, name, ending, town, postcode, Long.toString(uprn));
    }
}
