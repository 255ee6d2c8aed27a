package kinbridge.linkage.invented;

import java.util.ArrayList;
import java.util.List;

/** When the children of a family were born. */
final class Births {

    /** Shares of families with one to five children at home. */
    private static final Weighted<Integer> CHILDREN = new Weighted.Gathering<Integer>()
            .add(1, 0.42)
            .add(2, 0.38)
            .add(3, 0.14)
            .add(4, 0.04)
            .add(5, 0.02)
            .done();

    /** Share of births that are twins. */
    private static final double TWINS = 0.016;

    /** Years between brothers and sisters. */
    private static final double GAP_FROM = 1.0;

    private static final double GAP_TO = 4.5;

    private final Chance chance;

    Births(Chance chance) {
        this.chance = chance;
    }

    /** A birth. A twin follows the other twin. */
    record Birth(int day, boolean isTwin) {

        double age() {
            return (Person.TODAY - day) / Person.DAYS_A_YEAR;
        }
    }

    /** The eldest first. */
    List<Birth> of(double eldestFrom, double eldestTo) {
        List<Birth> births = new ArrayList<>();
        double age = eldestFrom + chance.below(eldestTo - eldestFrom);
        int children = CHILDREN.pick(chance);
        while (age > 0 && births.size() < children) {
            int day = People.bornAt(age);
            births.add(new Birth(day, false));
            if (chance.is(TWINS)) {
                births.add(new Birth(day, true));
            }
            age -= GAP_FROM + chance.below(GAP_TO - GAP_FROM);
        }
        return births;
    }
}
