package kinbridge.linkage.invented;

import java.util.ArrayList;
import java.util.List;

/** The invented county: hands out dwellings, street by street, and those that others have moved out of. */
final class County {

    /** Streets that are moved into at the same time. */
    private static final int OPEN_STREETS = 60;

    private static final int STREET_FROM = 8;
    private static final int STREET_TO = 90;

    /** No real property has a number of this block. */
    private static final long FIRST_UPRN = 999_000_000_000L;

    /** Numbers kept for a street, more than its dwellings can take. */
    private static final int UPRN_BLOCK = 300;

    /** Share of earlier homes that are known from the people who live there now. */
    private static final double TAKEN_OVER = 0.5;

    private static final int REMEMBERED = 5_000;

    private final Weighted<String> towns = townNames();
    private final Weighted<String> names = Lists.words("street-words.csv", "first");
    private final Weighted<String> endings = Lists.words("street-words.csv", "ending");
    private final Weighted<String> houseNames = Lists.words("street-words.csv", "house");
    private final List<Street> open = new ArrayList<>();
    private final List<Address> remembered = new ArrayList<>();
    private final Postcodes postcodes;
    private final Chance chance;
    private int streets;
    private int given;

    County(Chance chance) {
        this.chance = chance;
        postcodes = new Postcodes(chance);
    }

    private static Weighted<String> townNames() {
        Weighted.Gathering<String> towns = new Weighted.Gathering<>();
        Lists.rows("towns.csv").forEach(row -> towns.add(row.get(0), Double.parseDouble(row.get(1))));
        return towns.done();
    }

    /** A dwelling nobody lives in. */
    Address next() {
        while (open.size() < OPEN_STREETS) {
            open.add(street());
        }
        int place = chance.below(OPEN_STREETS);
        Street street = open.get(place);
        Address address = street.next(houseNames);
        if (street.isFull()) {
            open.set(place, street());
        }
        remember(address);
        return address;
    }

    /** Where someone lived before: others may live there now. */
    Address before() {
        return !remembered.isEmpty() && chance.is(TAKEN_OVER) ? chance.pick(remembered) : next();
    }

    private void remember(Address address) {
        if (remembered.size() < REMEMBERED) {
            remembered.add(address);
        } else {
            remembered.set(given % REMEMBERED, address);
        }
        given++;
    }

    private Street street() {
        long uprn = FIRST_UPRN + (long) streets * UPRN_BLOCK;
        streets++;
        int dwellings = chance.between(STREET_FROM, STREET_TO);
        return new Street(
                towns.pick(chance), names.pick(chance), endings.pick(chance), dwellings, uprn, postcodes, chance);
    }
}
