package kinbridge.linkage.invented;

import org.jspecify.annotations.Nullable;

/** Finds homes, with the moves behind them. */
final class Homes {

    /** Years since the last move on average: a tenth of people move in a year, those without a family home oftener. */
    private static final double YEARS_IN_FAMILY_HOME = 10;

    private static final double YEARS_IN_SHARED_HOUSE = 4;
    private static final double YEARS_IN_HOSTEL = 2;

    /** Share of households with a landline that someone knows of. */
    private static final double LANDLINE = 0.5;

    private final County county;
    private final Numbers numbers;
    private final Chance chance;

    Homes(County county, Numbers numbers, Chance chance) {
        this.county = county;
        this.numbers = numbers;
        this.chance = chance;
    }

    Home family() {
        String landline = chance.is(LANDLINE) ? numbers.landline() : null;
        return arrival(county.next(), landline, Home.Kind.FAMILY);
    }

    /** A house let by the room, of which nobody has the phone. */
    Home shared() {
        return arrival(county.next(), null, Home.Kind.SHARED);
    }

    Home hostel() {
        return arrival(county.next(), numbers.landline(), Home.Kind.HOSTEL);
    }

    /** The same house for another, who came from elsewhere. */
    Home sameFor(Home neighbour) {
        return arrival(neighbour.now(), neighbour.landline(), neighbour.kind());
    }

    private Home arrival(Address now, @Nullable String landline, Home.Kind kind) {
        double years = switch (kind) {
            case FAMILY -> YEARS_IN_FAMILY_HOME;
            case SHARED -> YEARS_IN_SHARED_HOUSE;
            case HOSTEL -> YEARS_IN_HOSTEL;
        };
        return new Home(now, county.before(), chance.yearsSince(years), null, landline, kind);
    }
}
