package kinbridge.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kinbridge.retention.FamilyHistory.Child;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.RetentionClass;

/**
 * When the keeping of an entry is over (specification 5.7). A pure calculation: of all classes that apply, the
 * one that ends last counts, and whatever is not known lengthens it.
 */
final class RetentionDue {

    /** What proves the log and its rules: no content of anybody, and needed as long as any entry is. */
    private static final Set<EntryKind> FOR_EVER = EnumSet.of(EntryKind.DISPOSAL, EntryKind.POLICY);

    /** Without a family these are about nobody's records. */
    private static final Set<EntryKind> ABOUT_NOBODY =
            EnumSet.of(EntryKind.LOG_READ, EntryKind.COLLECTION, EntryKind.BREAK_GLASS);

    private static final int OF_AGE = 18;

    private final RetentionSchedule schedule;

    RetentionDue(RetentionSchedule schedule) {
        this.schedule = schedule;
    }

    /** @param on in London */
    record Written(EntryKind kind, RetentionClass as, LocalDate on) {}

    sealed interface Verdict {

        /** Why, in words that name nobody. */
        String why();
    }

    /**
     * @param on from this day on it may go: the day after the last one of its keeping
     */
    record Due(KeptClass kept, LocalDate on, String why) implements Verdict {

        boolean isPast(LocalDate today) {
            return !today.isBefore(on);
        }
    }

    /** Not before something happens that nobody can date. */
    record NotYet(String why) implements Verdict {}

    /** @param families whose entry it is; none where it names no family and nobody of one */
    Verdict of(Written entry, List<FamilyHistory> families) {
        if (FOR_EVER.contains(entry.kind())) {
            return new NotYet("Proves the log itself and stays");
        }
        if (families.isEmpty() && ABOUT_NOBODY.contains(entry.kind())) {
            KeptClass kept = entry.as() == RetentionClass.INCIDENT ? KeptClass.INCIDENT : KeptClass.ORDINARY;
            return due(kept, entry.on(), schedule.years(kept), "years from the entry, which is about no family");
        }
        List<Due> bounds = new ArrayList<>();
        for (FamilyHistory family : families.isEmpty() ? List.of(FamilyHistory.unknown(entry.on())) : families) {
            LocalDate closed = family.closedOn();
            if (closed == null) {
                return new NotYet("The work with the family goes on");
            }
            bounds.addAll(bounds(entry, family, later(closed, entry.on())));
        }
        return bounds.stream().max(Comparator.comparing(Due::on)).orElseThrow();
    }

    private List<Due> bounds(Written entry, FamilyHistory family, LocalDate ended) {
        List<Due> bounds = new ArrayList<>();
        if (entry.as() == RetentionClass.INCIDENT) {
            bounds.add(due(KeptClass.INCIDENT, entry.on(), schedule.years(KeptClass.INCIDENT), "years from the entry"));
        } else {
            bounds.add(due(
                    KeptClass.ORDINARY, ended, schedule.years(KeptClass.ORDINARY), "years from the end of the work"));
            family.children()
                    .forEach(child -> bounds.add(due(
                            KeptClass.ORDINARY,
                            born(child, ended),
                            schedule.toAge(),
                            "years from the birth of a child" + unknown(child))));
        }
        if (family.wasProtected() || entry.as() == RetentionClass.CHILD_PROTECTION) {
            LocalDate contact = family.lastContact() == null ? ended : later(family.lastContact(), ended);
            bounds.add(due(
                    KeptClass.CHILD_PROTECTION,
                    contact,
                    schedule.years(KeptClass.CHILD_PROTECTION),
                    "years from the last contact"));
        }
        for (Child child : family.children()) {
            if (child.wasLookedAfter()) {
                bounds.add(lookedAfter(child, ended));
            }
            if (child.wasAdopted()) {
                bounds.add(due(
                        KeptClass.ADOPTION,
                        ended,
                        schedule.years(KeptClass.ADOPTION),
                        "years from the end of the work, after an adoption order"));
            }
        }
        return bounds;
    }

    private Due lookedAfter(Child child, LocalDate ended) {
        LocalDate born = born(child, ended);
        LocalDate died = child.died();
        return child.born() != null && died != null && died.isBefore(born.plusYears(OF_AGE))
                ? due(
                        KeptClass.LOOKED_AFTER,
                        died,
                        schedule.yearsAfterEarlyDeath(),
                        "years from the death of a looked-after child")
                : due(
                        KeptClass.LOOKED_AFTER,
                        born,
                        schedule.years(KeptClass.LOOKED_AFTER),
                        "years from the birth of a looked-after child" + unknown(child));
    }

    /** A child whose birth nobody knows of may have been expected when the work ended. */
    private static LocalDate born(Child child, LocalDate ended) {
        LocalDate born = child.born();
        return born == null ? ended.plusYears(1) : born;
    }

    private static String unknown(Child child) {
        return child.born() == null ? " whose age is not known" : "";
    }

    private static Due due(KeptClass kept, LocalDate from, int years, String why) {
        return new Due(kept, from.plusYears(years).plusDays(1), years + " " + why);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
