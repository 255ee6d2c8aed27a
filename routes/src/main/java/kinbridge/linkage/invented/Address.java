package kinbridge.linkage.invented;

import org.jspecify.annotations.Nullable;

/**
 * A dwelling of the invented county.
 *
 * @param flat "Flat 3", for a dwelling in a block
 * @param house the number in the street, or a name
 * @param street without its ending, such as "Larch"
 * @param ending such as "Road"
 */
record Address(
        @Nullable String flat, String house, String street, String ending, String town, String postcode, String uprn) {

    /** As the gazetteer writes it. */
    String line() {
        String line = house + (Character.isDigit(house.charAt(0)) ? " " : ", ") + street + " " + ending;
        return flat == null ? line : flat + ", " + line;
    }
}
