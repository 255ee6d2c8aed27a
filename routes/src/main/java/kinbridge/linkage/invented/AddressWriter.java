package kinbridge.linkage.invented;

import java.util.List;
import java.util.Map;

/** Writes an address as an agency's records have it. */
final class AddressWriter {

    private static final Map<String, List<String>> SHORT_ENDINGS = Map.ofEntries(
            Map.entry("Road", List.of("Rd", "Rd.", "Rd")),
            Map.entry("Street", List.of("St", "St.", "Str")),
            Map.entry("Close", List.of("Cl", "Clo", "Cls")),
            Map.entry("Avenue", List.of("Ave", "Av", "Ave.")),
            Map.entry("Lane", List.of("Ln", "La")),
            Map.entry("Drive", List.of("Dr", "Drv")),
            Map.entry("Crescent", List.of("Cres", "Cresent")),
            Map.entry("Gardens", List.of("Gdns", "Gds")),
            Map.entry("Grove", List.of("Gr", "Grv")),
            Map.entry("Court", List.of("Ct", "Crt")),
            Map.entry("Place", List.of("Pl")),
            Map.entry("Terrace", List.of("Terr", "Tce")),
            Map.entry("Square", List.of("Sq")));

    /** Share of addresses without the town. */
    private static final double TOWN_MISSING = 0.05;

    /** Share of postcodes written without the space. */
    private static final double POSTCODE_JOINED = 0.10;

    /** Share of a child's records that have the other parent's address. */
    private static final double OTHER_HOME = 0.35;

    private static final WrittenAddress NONE = new WrittenAddress("", "", "", "");

    private final Typing typing;
    private final Chance chance;

    /** An address as a record has it; each part may be empty. */
    record WrittenAddress(String line, String town, String postcode, String uprn) {}

    AddressWriter(Typing typing, Chance chance) {
        this.typing = typing;
        this.chance = chance;
    }

    /** The address on a record whose details are so many years old. */
    WrittenAddress write(Home home, Agency agency, double yearsOld) {
        if (chance.is(agency.share(Habit.ADDRESS_MISSING))) {
            return NONE;
        }
        Address other = home.other();
        Address address = other != null && chance.is(OTHER_HOME) ? other : home.now();
        if (yearsOld > home.movedYearsAgo()) {
            address = home.before();
        }
        String line = chance.is(agency.share(Habit.ADDRESS_REWORDED)) ? reworded(address) : address.line();
        return new WrittenAddress(
                chance.is(agency.share(Habit.ADDRESS_MISTYPED)) ? typing.slip(line) : line,
                chance.is(TOWN_MISSING) ? "" : address.town(),
                postcode(address.postcode(), agency),
                chance.is(agency.share(Habit.UPRN_MISSING)) ? "" : address.uprn());
    }

    private String reworded(Address address) {
        List<String> shorts = SHORT_ENDINGS.getOrDefault(address.ending(), List.of(address.ending()));
        String comma = chance.is(0.2) || !Character.isDigit(address.house().charAt(0)) ? ", " : " ";
        String street = address.house() + comma + address.street() + " " + chance.pick(shorts);
        String flat = address.flat();
        return flat == null ? street : withFlat(flat.replace("Flat ", ""), street);
    }

    private String withFlat(String number, String street) {
        return switch (chance.below(5)) {
            case 0 -> street + " Flat " + number;
            case 1 -> street + ", Flat " + number;
            case 2 -> number + "/" + street;
            case 3 -> "Apt " + number + " " + street;
            default -> "Flat " + number + " " + street;
        };
    }

    private String postcode(String postcode, Agency agency) {
        if (chance.is(agency.share(Habit.POSTCODE_MISSING))) {
            return "";
        }
        String written = chance.is(agency.share(Habit.POSTCODE_SLIPPED)) ? slipped(postcode) : postcode;
        return chance.is(POSTCODE_JOINED) ? written.replace(" ", "") : written;
    }

    /** One character wrong. */
    private String slipped(String postcode) {
        int place = chance.between(postcode.length() - 3, postcode.length() - 1);
        if (place == postcode.length() - 3) {
            return typing.digitSlip(postcode);
        }
        char letter = (char) ('A' + (postcode.charAt(place) - 'A' + chance.between(1, 25)) % 26);
        return postcode.substring(0, place) + letter + postcode.substring(place + 1);
    }
}
