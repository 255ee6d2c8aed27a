package kinbridge.sharinglog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import kinbridge.origin.Origin;
import org.jspecify.annotations.Nullable;

/**
 * One look, alert, push, export or state change, as it goes into the log (specification 5.1). Who and
 * why goes into the open header; reason and decisions are encrypted; payloads never come here.
 *
 * @param purpose the purpose code, or {@code NONE} where no record was asked for
 * @param policyVersion the digest of the tables in force
 * @param reason in the words of whoever gave it; encrypted, since people write names
 * @param origin the request or message that led to it
 * @param answers the earlier entry that this one is about
 * @param supersedes the earlier entry that this one corrects
 * @param onBehalfOf for whom it was asked, where that is not the requester: an identity id, or an agency
 */
public record LogEntry(
        EntryKind kind,
        Instant eventTime,
        Requester requester,
        String purpose,
        About about,
        String policyVersion,
        List<LoggedDecision> decisions,
        @Nullable String reason,
        Delivery delivery,
        Origin origin,
        @Nullable UUID answers,
        @Nullable UUID supersedes,
        @Nullable String onBehalfOf) {

    private static final Instant EARLIEST = Instant.parse("1800-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2999-12-31T23:59:59Z");

    /**
     * Who asked, as they stood at the time.
     *
     * @param personId the sign-in's subject id, not a name; {@code hub} for what the hub does by itself
     * @param tafStatus {@code MEMBER}, {@code STATUTORY}, {@code NOT_MEMBER}, {@code LEFT}
     */
    public record Requester(String personId, String role, String agency, String tafStatus) {

        /** The hub acting by itself, such as at a scheduled alert. */
        public static Requester hub() {
            return new Requester("hub", "hub", "HUB", "NOT_MEMBER");
        }
    }

    /**
     * Which family it was about.
     *
     * @param childInFocus identity id
     * @param harm the harm level that counted
     * @param harmSetBy who raised it, by id, or {@code feed}
     * @param harmSetAt since when, in ISO 8601
     * @param consentVersions id of an answer that was read to its version; of what was hidden none
     */
    public record About(
            @Nullable UUID familyId,
            @Nullable UUID childInFocus,
            @Nullable String harm,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String harmSetBy,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String harmSetAt,

            Map<String, String> consentVersions) {

        public About(
                @Nullable UUID familyId,
                @Nullable UUID childInFocus,
                @Nullable String harm,
                Map<String, String> consentVersions) {
            this(familyId, childInFocus, harm, null, null, consentVersions);
        }

        public static final About NOBODY = new About(null, null, null, Map.of());

        public About {
            consentVersions = java.util.Collections.unmodifiableMap(new TreeMap<>(consentVersions));
        }
    }

    /**
     * How it left.
     *
     * @param recipient practitioner or agency id
     * @param payloadDigest SHA-256 of what was shown or sent, in hex; encrypted, since little content could be guessed
     *     from it
     */
    public record Delivery(
            @Nullable String channel,
            @Nullable String recipient,
            @Nullable String payloadDigest) {

        public static final Delivery NONE = new Delivery(null, null, null);

        /** The channel of a look that opened a family. */
        public static final String FAMILY_OPENED = "INDIVIDUAL_VIEW";

        /** The channel of a family's line in the list of those that somebody works with. */
        public static final String FAMILY_LIST = "FAMILY_LIST";

        /** The channel of the name beside a task. */
        public static final String TASK_NAMES = "TASK_NAMES";
    }

    public LogEntry {
        if (eventTime.isBefore(EARLIEST) || eventTime.isAfter(LATEST)) {
            // The database would refuse it, and with it every entry of the same commit.
            throw new IllegalArgumentException("an event of the sharing log is between 1800 and 2999");
        }
        decisions = List.copyOf(decisions);
    }

    public static LogEntry of(
            EntryKind kind, Instant eventTime, Requester requester, String purpose, String policyVersion) {
        return new LogEntry(
                kind,
                eventTime,
                requester,
                purpose,
                About.NOBODY,
                policyVersion,
                List.of(),
                null,
                Delivery.NONE,
                Origin.current(),
                null,
                null,
                null);
    }

    public LogEntry about(About subject) {
        return with(draft -> draft.about = subject);
    }

    public LogEntry deciding(List<LoggedDecision> made) {
        return with(draft -> draft.decisions = made);
    }

    public LogEntry because(@Nullable String words) {
        return with(draft -> draft.reason = words);
    }

    public LogEntry through(Delivery way) {
        return with(draft -> draft.delivery = way);
    }

    public LogEntry answering(@Nullable UUID earlier) {
        return with(draft -> draft.answers = earlier);
    }

    public LogEntry superseding(@Nullable UUID earlier) {
        return with(draft -> draft.supersedes = earlier);
    }

    public LogEntry onBehalfOf(@Nullable String whom) {
        return with(draft -> draft.onBehalfOf = whom);
    }

    private LogEntry with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.finished();
    }

    /** One copy under change, so that each wither names only what it changes. */
    private static final class Draft {
        private EntryKind kind;
        private Instant eventTime;
        private Requester requester;
        private String purpose;
        private About about;
        private String policyVersion;
        private List<LoggedDecision> decisions;
        private @Nullable String reason;
        private Delivery delivery;
        private Origin origin;
        private @Nullable UUID answers;
        private @Nullable UUID supersedes;
        private @Nullable String onBehalfOf;

        Draft(LogEntry of) {
            kind = of.kind;
            eventTime = of.eventTime;
            requester = of.requester;
            purpose = of.purpose;
            about = of.about;
            policyVersion = of.policyVersion;
            decisions = of.decisions;
            reason = of.reason;
            delivery = of.delivery;
            origin = of.origin;
            answers = of.answers;
            supersedes = of.supersedes;
            onBehalfOf = of.onBehalfOf;
        }

        LogEntry finished() {
            return new LogEntry(
                    kind,
                    eventTime,
                    requester,
                    purpose,
                    about,
                    policyVersion,
                    decisions,
                    reason,
                    delivery,
                    origin,
                    answers,
                    supersedes,
                    onBehalfOf);
        }
    }
}
