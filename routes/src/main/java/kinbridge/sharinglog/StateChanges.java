package kinbridge.sharinglog;

import java.time.InstantSource;
import java.util.UUID;
import kinbridge.needtoknow.DecisionEngine;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.TeamStanding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what people and the hub change, within the transaction that changes it. */
@Component
public class StateChanges {

    private static final String NO_PURPOSE = "NONE";

    private final SharingLog log;
    private final DecisionEngine engine;
    private final TeamStanding teams;
    private final InstantSource clock;

    StateChanges(SharingLog log, DecisionEngine engine, TeamStanding teams, InstantSource clock) {
        this.log = log;
        this.engine = engine;
        this.teams = teams;
        this.clock = clock;
    }

    /** A notice was acknowledged by the person it was made for. */
    public void acknowledged(Requester requester, UUID alertEntry) {
        log.pend(entry(EntryKind.ACKNOWLEDGEMENT, requester(requester, null)).answering(alertEntry));
    }

    /** An agency confirmed or refused a delivery. */
    public void delivered(UUID pushEntry, String recipient, String answer) {
        log.pend(entry(EntryKind.ACKNOWLEDGEMENT, LogEntry.Requester.hub())
                .answering(pushEntry)
                .through(new LogEntry.Delivery("delivery", recipient, null))
                .because(answer));
    }

    /** Consent, a flag, membership or another state was recorded. */
    public void recorded(String what) {
        log.pend(entry(EntryKind.STATE, LogEntry.Requester.hub()).because(what));
    }

    /**
     * A practitioner recorded, changed or ended a state.
     *
     * @param family the family it belongs to, or null
     * @param what in words, naming people by identity id only
     * @return the entry, to be named beside the change
     */
    public UUID recorded(Requester who, @Nullable UUID family, String what) {
        return log.pend(entry(EntryKind.STATE, requester(who, family))
                .about(new LogEntry.About(family, null, null, java.util.Map.of()))
                .because(what));
    }

    /**
     * Somebody did what an earlier entry obliged them to, or reviewed it.
     *
     * @param kind an acknowledgement, or a review
     * @param answers the earlier entry, or null where there is none
     * @param what in words, naming people by identity id only
     */
    public UUID answered(EntryKind kind, Requester who, @Nullable UUID family, @Nullable UUID answers, String what) {
        return log.pend(entry(kind, requester(who, family))
                .about(new LogEntry.About(family, null, null, java.util.Map.of()))
                .answering(answers)
                .because(what));
    }

    /** The glass was broken: by whom, and why in their own words. */
    public UUID glassBroken(Requester who, @Nullable UUID family, String reason) {
        return log.pend(entry(EntryKind.BREAK_GLASS, requester(who, family))
                .about(new LogEntry.About(family, null, null, java.util.Map.of()))
                .because(reason));
    }

    /** A practitioner tried what the role may not, before any record was asked for; nothing was changed. */
    public UUID refused(Requester who, @Nullable UUID family, String what) {
        return log.pend(entry(EntryKind.REFUSAL, requester(who, family))
                .about(new LogEntry.About(family, null, null, java.util.Map.of()))
                .because(what));
    }

    /** The hub changed something by itself about a family. */
    public UUID recordedByHub(@Nullable UUID family, String what) {
        return log.pend(entry(EntryKind.STATE, LogEntry.Requester.hub())
                .about(new LogEntry.About(family, null, null, java.util.Map.of()))
                .because(what));
    }

    /**
     * Something came in of an agency that processes for law enforcement, and what became of it.
     *
     * @param what in numbers, naming no person
     */
    public void collected(String feed, String what) {
        log.pend(entry(EntryKind.COLLECTION, LogEntry.Requester.hub())
                .through(new LogEntry.Delivery("intake", feed, null))
                .because(what));
    }

    /**
     * Something that an agency that processes for law enforcement had sent was erased here.
     *
     * @param holder the agency's code
     * @param what in numbers, naming no person
     */
    public void erased(String holder, String what) {
        log.pend(entry(EntryKind.COLLECTION, LogEntry.Requester.hub())
                .through(new LogEntry.Delivery("retention", holder, null))
                .because(what));
    }

    /** A list left the hub as a file, or was read by whoever oversees it. */
    public UUID read(Requester who, boolean isFile, String what) {
        return log.append(entry(isFile ? EntryKind.EXPORT : EntryKind.LOG_READ, requester(who, null))
                        .because(what))
                .entryId();
    }

    /** How much of a list left as a file, once it has: how much it would be was not known before. */
    public void took(Requester who, UUID read, String what) {
        log.append(entry(EntryKind.ACKNOWLEDGEMENT, requester(who, null))
                .answering(read)
                .because(what));
    }

    /**
     * Content that nobody had decided about is shown to a person who may see it for this; committed before it
     * is shown.
     *
     * @param purpose what such content is opened for: {@code FEED_REPAIR}, {@code LINK_REVIEW}
     * @param what in words, with the reader's reason; naming people by identity id only
     * @param channel where it is shown
     * @param shown what is shown; the entry keeps its SHA-256 and nothing of it
     */
    public UUID reviewed(Requester who, String purpose, String what, String channel, String shown) {
        return log.append(LogEntry.of(
                                EntryKind.CONTENT_READ,
                                clock.instant(),
                                requester(who, null),
                                purpose,
                                engine.policyVersion())
                        .because(what)
                        .through(new LogEntry.Delivery(channel, who.practitionerId(), Sha256.of(shown))))
                .entryId();
    }

    private LogEntry entry(EntryKind kind, LogEntry.Requester requester) {
        return LogEntry.of(kind, clock.instant(), requester, NO_PURPOSE, engine.policyVersion());
    }

    private LogEntry.Requester requester(Requester requester, @Nullable UUID family) {
        TafStatus taf = family == null
                ? TafStatus.NOT_MEMBER
                : teams.status(requester.practitionerId(), requester.role(), family);
        return new LogEntry.Requester(requester.practitionerId(), requester.role(), requester.agency(), taf.name());
    }
}
