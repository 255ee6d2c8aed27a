package kinbridge.retention;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the hub knows of a family, as far as it bears on how long its entries are kept.
 *
 * @param closedOn null while the work with it goes on
 * @param wasProtected ever under an enquiry, a plan or imminent danger
 * @param lastContact the last look, delivery or record from social care; null if none is known
 * @param children those in focus, and whoever was under 18 when the work began or whose age is not known
 */
record FamilyHistory(
        @Nullable LocalDate closedOn,
        boolean wasProtected,
        @Nullable LocalDate lastContact,
        List<Child> children) {

    /** @param born null where no agency says so */
    record Child(@Nullable LocalDate born, @Nullable LocalDate died, boolean wasLookedAfter, boolean wasAdopted) {

        static final Child UNKNOWN = new Child(null, null, false, false);
    }

    FamilyHistory {
        children = List.copyOf(children);
    }

    /** Of an entry that names nobody's family: as though it had ended then, with a child of unknown age. */
    static FamilyHistory unknown(LocalDate on) {
        return new FamilyHistory(on, false, null, List.of(Child.UNKNOWN));
    }
}
