package kinbridge.transparency;

import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.family.Teams;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogEntry;
import kinbridge.sharinglog.Sha256;
import kinbridge.sharinglog.SharingLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what was said and what is shown, each on behalf of the person, before it is shown. */
@Component
class ViewLog {

    private static final String RECIPIENT = "data-subject";

    private final SharingLog log;
    private final PolicyInForce policy;
    private final Teams teams;
    private final InstantSource clock;

    ViewLog(SharingLog log, PolicyInForce policy, Teams teams, InstantSource clock) {
        this.log = log;
        this.policy = policy;
        this.teams = teams;
        this.clock = clock;
    }

    /** That it was asked for, and what was said of who is there. */
    UUID asked(Requester who, @Nullable UUID family, UUID identity, String words) {
        return log.append(entry(EntryKind.STATE, who, family, "NONE")
                        .onBehalfOf(identity.toString())
                        .because("who looked, shown to the person: " + words))
                .entryId();
    }

    UUID shown(Requester who, @Nullable UUID family, UUID identity, UUID asked, FamilyView.Listed list) {
        String shown = list.lines().stream()
                .map(line -> String.join("|", line.who(), line.what(), line.why(), line.when()))
                .collect(Collectors.joining("\n", list.until() + "\n", ""));
        return left(EntryKind.LOG_READ, who, family, identity, asked, "screen", Sha256.of(shown));
    }

    UUID printed(Requester who, @Nullable UUID family, UUID identity, UUID asked, byte[] document) {
        return left(EntryKind.EXPORT, who, family, identity, asked, "paper", Sha256.of(document));
    }

    private UUID left(
            EntryKind kind,
            Requester who,
            @Nullable UUID family,
            UUID identity,
            UUID asked,
            String channel,
            String digest) {
        return log.append(entry(kind, who, family, Purpose.SUBJECT_ACCESS.name())
                        .onBehalfOf(identity.toString())
                        .answering(asked)
                        .because("who looked, for the person themselves, on " + channel)
                        .through(new LogEntry.Delivery("family view on " + channel, RECIPIENT, digest)))
                .entryId();
    }

    private LogEntry entry(EntryKind kind, Requester who, @Nullable UUID family, String purpose) {
        String standing = family == null
                ? "NOT_MEMBER"
                : teams.status(who.practitionerId(), who.role(), family).name();
        return LogEntry.of(
                        kind,
                        clock.instant(),
                        new LogEntry.Requester(who.practitionerId(), who.role(), who.agency(), standing),
                        purpose,
                        policy.policyVersion())
                .about(new LogEntry.About(family, null, null, Map.of()));
    }
}
