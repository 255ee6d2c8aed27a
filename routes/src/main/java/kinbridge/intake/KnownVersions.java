package kinbridge.intake;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is current under the references that a batch names, by feed, kind and reference. */
final class KnownVersions {

    final Rows rows = new Rows();
    final SaidSince.Notes notes;
    private final Set<String> earlier = new HashSet<>();
    private final Map<String, Current> byKey = new HashMap<>();

    KnownVersions(SaidSince.Notes notes) {
        this.notes = notes;
    }

    /** Whether there are versions of it that are not current. */
    boolean hasEarlier(String key) {
        return earlier.contains(key);
    }

    void addEarlier(String key) {
        earlier.add(key);
    }

    @Nullable
    Current get(String key) {
        return byKey.get(key);
    }

    void put(String key, Current current) {
        byKey.put(key, current);
    }

    void forget(String feed, String sourceRef) {
        byKey.keySet()
                .removeIf(key -> key.startsWith(feed + "|")
                        && (key.endsWith("|" + sourceRef) || key.contains("|" + sourceRef + "/")));
    }

    void forgetPartsOf(String feed, String whole, String[] said) {
        List<String> kept = List.of(said);
        byKey.keySet()
                .removeIf(key -> key.startsWith(feed + "|")
                        && key.contains("|" + whole + "/")
                        && kept.stream().noneMatch(reference -> key.endsWith("|" + reference)));
    }

    record Current(UUID id, UUID thing, Instant sourceTime, long sequence, String contentHash) {

        /** Newer is compared on source time, then on sequence; an item overtakes what it said itself. */
        boolean isBefore(Instant time, long received) {
            return time.equals(sourceTime) ? received >= sequence : time.isAfter(sourceTime);
        }
    }
}
