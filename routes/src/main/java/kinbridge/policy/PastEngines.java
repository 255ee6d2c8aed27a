package kinbridge.policy;

import java.time.Instant;
import java.util.Optional;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.DecisionEngine;
import kinbridge.needtoknow.SharingTables;
import kinbridge.needtoknow.SharingTablesRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The engine that decides by the tables of an earlier version and the law of an earlier day. */
@Component
class PastEngines {

    private final PolicyVersions versions;

    PastEngines(PolicyVersions versions) {
        this.versions = versions;
    }

    /** Of a version: an engine, or why there is none. */
    record Tables(@Nullable DecisionEngine engine, @Nullable String problem, boolean isUnknown) {}

    /** @param at a duty that came into force since changes nothing of what was decided then */
    Tables of(String version, Instant at) {
        try {
            Optional<SharingTables> found = versions.tables(version);
            return found.map(tables -> new Tables(
                            DecisionEngine.by(tables)
                                    .on(at.atZone(Occurred.LONDON).toLocalDate()),
                            null,
                            false))
                    .orElse(new Tables(null, "The tables of that version are not stored here.", true));
        } catch (SharingTablesRefused unreadable) {
            return new Tables(null, "This release cannot read the tables of that version.", false);
        }
    }
}
