package kinbridge.sharinglog.chain;

import java.util.Arrays;
import java.util.function.Predicate;
import kinbridge.sharinglog.chain.ChainCheck.Suspicion;
import kinbridge.sharinglog.chain.Verification.Broken;
import kinbridge.sharinglog.chain.Verification.Fault;
import org.jspecify.annotations.Nullable;

/** Works out what was done to a log from the first entry that is not as it must be. */
final class FaultFinder {

    /** How far an entry's own place is looked for: far enough to tell a removal from a change. */
    private static final long SEARCHED_PLACES = 1000;

    private final StoredLog log;
    private final String instance;

    FaultFinder(StoredLog log, String instance) {
        this.log = log;
        this.instance = instance;
    }

    Broken explain(Suspicion suspicion) {
        if (suspicion instanceof Suspicion.Explained explained) {
            return explained.broken();
        }
        if (suspicion instanceof Suspicion.WrongPlace place) {
            return explainPlace(place);
        }
        if (suspicion instanceof Suspicion.WrongHash hash) {
            return explainHash(hash);
        }
        return explainLink(suspicion.entry());
    }

    private Broken explainPlace(Suspicion.WrongPlace place) {
        long expected = place.expected();
        long found = place.entry().sequence();
        if (found < expected) {
            return broken(
                    Fault.DOUBLED,
                    found,
                    "Entry " + found + " of " + instance + " is there twice, or stands after entry " + (expected - 1)
                            + ": an entry was added or moved.");
        }
        if (find(entry -> entry.sequence() == expected) != null) {
            return broken(
                    Fault.SWAPPED,
                    expected,
                    "Entry " + found + " of " + instance + " stands where entry " + expected
                            + " belongs, which comes later: entries were swapped.");
        }
        String gap = found == expected + 1
                ? "Entry " + expected + " of " + instance + " is missing"
                : "Entries " + expected + " to " + (found - 1) + " of " + instance + " are missing";
        return broken(
                Fault.MISSING, expected, gap + ": entry " + (expected - 1) + " is followed by entry " + found + ".");
    }

    private Broken explainHash(Suspicion.WrongHash wrong) {
        ChainedEntry entry = wrong.entry();
        long place = entry.sequence();
        long own = ownPlace(entry);
        if (own == 0) {
            return broken(
                    Fault.CHANGED,
                    place,
                    "Entry " + place + " of " + instance
                            + " was changed: what is stored no longer gives the hash stored with it.");
        }
        ChainedEntry belongsHere = find(other -> other.sequence() != place
                && Arrays.equals(other.prevHash(), wrong.previous())
                && Arrays.equals(other.computeHash(place), other.hash()));
        if (belongsHere != null) {
            return broken(
                    Fault.SWAPPED,
                    place,
                    "Entries " + place + " and " + belongsHere.sequence() + " of " + instance
                            + " were swapped: each carries the other's place.");
        }
        return broken(
                Fault.RENUMBERED,
                place,
                "Entry " + place + " of " + instance + " is missing: entry " + own + " was numbered " + place
                        + " to hide the gap.");
    }

    /** The place with which the entry's hash is right, or 0. */
    private static long ownPlace(ChainedEntry entry) {
        for (long distance = 1; distance <= SEARCHED_PLACES; distance++) {
            for (long place : new long[] {entry.sequence() + distance, entry.sequence() - distance}) {
                if (place > 0 && Arrays.equals(entry.computeHash(place), entry.hash())) {
                    return place;
                }
            }
        }
        return 0;
    }

    private Broken explainLink(ChainedEntry entry) {
        if (entry.sequence() == 1) {
            return broken(
                    Fault.REWRITTEN,
                    1,
                    "Entry 1 of " + instance + " says that another came before it: the beginning was cut off.");
        }
        long before = entry.sequence() - 1;
        return broken(
                Fault.REWRITTEN,
                before,
                "Entry " + before + " of " + instance + " was rewritten together with its hash: entry "
                        + entry.sequence() + " follows another one.");
    }

    private @Nullable ChainedEntry find(Predicate<ChainedEntry> wanted) {
        try (StoredLog.EntryCursor entries = log.entries(instance)) {
            for (StoredLog.StoredEntry stored = entries.next(); stored != null; stored = entries.next()) {
                ChainedEntry entry = stored.read();
                if (entry != null && wanted.test(entry)) {
                    return entry;
                }
            }
            return null;
        }
    }

    private Broken broken(Fault fault, long sequence, String words) {
        return new Broken(fault, instance, sequence, words);
    }
}
