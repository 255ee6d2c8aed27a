package kinbridge.consent;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.Category;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.Relationship;
import kinbridge.mappings.Removal;
import kinbridge.mappings.Statement;
import kinbridge.mappings.Worker;

/**
 * The data-sharing agreements between agencies, one file each in {@code config/sharing/agreements/}.
 * What no live agreement covers is not stored (design section 3); what was stored is decided by rules
 * 2.5d and 2.5e when its agreement has lapsed.
 */
public class Agreements {

    private final List<Agreement> agreements;
    private final InstantSource clock;

    Agreements(List<Agreement> agreements, InstantSource clock) {
        this.agreements = List.copyOf(agreements);
        this.clock = clock;
    }

    /**
     * Reads every file of the folder.
     *
     * @throws AgreementUnreadable naming file and reason: an unreadable agreement must not silently
     *     cover nothing, or everything
     */
    public static Agreements load(Path folder, InstantSource clock) {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory()).registerModule(new JavaTimeModule());
        try (Stream<Path> files = Files.list(folder)) {
            return new Agreements(
                    files.filter(file -> file.toString().endsWith(".yaml"))
                            .sorted()
                            .map(file -> read(yaml, file))
                            .toList(),
                    clock);
        } catch (IOException cannotList) {
            throw new AgreementUnreadable(folder + ": cannot be listed", cannotList);
        }
    }

    private static Agreement read(ObjectMapper yaml, Path file) {
        try {
            Agreement agreement = yaml.readValue(file.toFile(), Agreement.class);
            agreement.categories().stream()
                    .filter(code -> Category.of(code).isEmpty())
                    .findFirst()
                    .ifPresent(code -> {
                        throw new AgreementUnreadable(file + ": unknown category " + code, null);
                    });
            return agreement;
        } catch (IOException wrong) {
            String reason = wrong instanceof com.fasterxml.jackson.core.JsonProcessingException json
                    ? json.getOriginalMessage()
                    : "cannot be read";
            throw new AgreementUnreadable(file + ": " + reason, wrong);
        }
    }

    /** Every agreement there is, live or not, in the order of their files. */
    public List<Agreement> all() {
        return agreements;
    }

    /** Whether a live agreement covers this statement. */
    public boolean cover(Statement statement) {
        return standing(statement) == Standing.LIVE;
    }

    /** How the agreement for records of this holder and category stands today. */
    public Standing standing(String holder, Category category) {
        return best(agreements.stream()
                .filter(agreement -> agreement.holders().contains(holder)
                        && agreement.categories().contains(category.code())));
    }

    private Standing standing(Statement statement) {
        Stream<Agreement> ofFeed =
                agreements.stream().filter(agreement -> agreement.feeds().contains(statement.feed()));
        if (statement instanceof Removal || statement instanceof Worker) {
            return best(ofFeed);
        }
        String holder = holder(statement);
        String category = category(statement).code();
        return best(ofFeed.filter(agreement ->
                agreement.holders().contains(holder) && agreement.categories().contains(category)));
    }

    private Standing best(Stream<Agreement> candidates) {
        LocalDate today = clock.instant().atZone(Occurred.LONDON).toLocalDate();
        return candidates
                .map(agreement -> agreement.standing(today))
                .min(java.util.Comparator.naturalOrder())
                .orElse(Standing.MISSING);
    }

    private static String holder(Statement statement) {
        if (statement instanceof AgencyRecord agencyRecord) {
            return agencyRecord.holder();
        }
        return statement instanceof Identity identity ? identity.holder() : ((Relationship) statement).holder();
    }

    private static Category category(Statement statement) {
        if (statement instanceof AgencyRecord agencyRecord) {
            return agencyRecord.category();
        }
        return statement instanceof Identity identity ? identity.category() : ((Relationship) statement).category();
    }

    /** In order: the best of several agreements counts. */
    public enum Standing {
        LIVE,
        EXPIRED,
        MISSING
    }

    /** One agreement; {@code until} is its last day. */
    public record Agreement(
            String id,
            String title,
            String agency,
            List<String> holders,
            List<String> feeds,
            List<String> purposes,
            List<String> categories,
            LocalDate from,
            LocalDate until,
            @org.jspecify.annotations.Nullable LocalDate review,
            @org.jspecify.annotations.Nullable String contact) {

        Standing standing(LocalDate day) {
            if (day.isBefore(from)) {
                return Standing.MISSING;
            }
            return day.isAfter(until) ? Standing.EXPIRED : Standing.LIVE;
        }
    }

    /** An agreement's file that cannot be understood. */
    public static class AgreementUnreadable extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        AgreementUnreadable(String message, @org.jspecify.annotations.Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
