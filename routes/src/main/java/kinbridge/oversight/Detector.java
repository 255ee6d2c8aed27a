package kinbridge.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Finds what one rule calls conspicuous. It counts whole periods anew from the log each time, so that the
 * order in which entries arrive, and how often it is asked, make no difference.
 */
interface Detector {

    boolean isOn();

    /** Whether the passing of time alone makes it find something: it is asked each time, whatever is new. */
    default boolean isByTime() {
        return false;
    }

    List<Signal> look(Touched touched);

    /**
     * What is new since it was asked last.
     *
     * @param people by whom there are new looks or tries
     * @param from when the first of them was
     * @param until up to when is counted: past the end of every period that they fall into, or now
     */
    record Touched(Set<String> people, Instant from, Instant until) {
        public Touched {
            people = Set.copyOf(people);
        }

        String[] peopleArray() {
            return people.toArray(String[]::new);
        }
    }

    /**
     * @param from the first day of the period
     * @param figure how many, of what the rule counts
     * @param why in words, naming nobody of a family
     * @param entries that led to it, the earliest first
     */
    record Signal(
            AnomalyRule rule,
            Colleague who,
            LocalDate from,
            LocalDate until,
            int figure,
            String why,
            List<Evidence> entries) {
        public Signal {
            entries = List.copyOf(entries);
        }
    }

    record Colleague(String id, String role, String agency) {}

    record Evidence(UUID entry, Instant at) {}
}
