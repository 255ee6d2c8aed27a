package kinbridge.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/** The consent register for whoever oversees it: numbers, states and dates; no name and no content. */
public interface ConsentOverview {

    /** Reading it is itself an entry of the sharing log, and a file that leaves the hub another. */
    Overview of(Requester reader, Filter filter, boolean asFile);

    enum Filter {
        ALL("All current answers"),
        GIVEN("Agreed"),
        EXPIRING("Runs out within 14 days"),
        EXPIRED("Run out"),
        OBJECTED("Refused or withdrawn"),
        UNSAFE("Unsafe to ask"),
        CONFLICT("Those entitled to decide disagree");

        private final String title;

        Filter(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        public String word() {
            return name().toLowerCase(java.util.Locale.UK);
        }

        /** An unknown word asks for everything. */
        public static Filter of(String word) {
            return java.util.Arrays.stream(values())
                    .filter(filter -> filter.word().equals(word))
                    .findFirst()
                    .orElse(ALL);
        }
    }

    /** @param counts how many current answers each filter finds */
    record Overview(Map<Filter, Integer> counts, List<Row> rows) {}

    /**
     * @param answer id of the answer, as the sharing log writes it
     * @param subject a pseudonym: the identity it is about, as the sharing log writes it
     * @param state what was answered, as of today
     * @param conflict whether those entitled to decide about this person disagree
     */
    record Row(
            UUID answer,
            int version,
            UUID subject,
            String giver,
            String state,
            boolean isForEverything,
            LocalDate given,
            @Nullable LocalDate lastDay,
            boolean conflict) {}
}
