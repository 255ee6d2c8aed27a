package kinbridge.rectification;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import kinbridge.consent.FieldProblem;
import kinbridge.consent.Recording;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Profile;
import kinbridge.needtoknow.Requester;
import kinbridge.rectification.RecordVersions.Version;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** For the liaison of the agency that holds it, and for governance, which asks in the name of one that has none. */
@Component
class CorrectionDesk implements DeclaredCorrections {

    private static final Set<String> OFFICERS = Set.of("ig_officer", "dpo");

    private final JdbcClient database;
    private final ContestRows rows;
    private final RecordVersions versions;
    private final Corrections corrections;
    private final ContestWords words;
    private final StateChanges changes;
    private final PolicyInForce policy;
    private final InstantSource clock;

    CorrectionDesk(
            JdbcClient database,
            ContestRows rows,
            RecordVersions versions,
            Corrections corrections,
            ContestWords words,
            StateChanges changes,
            PolicyInForce policy,
            InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.versions = versions;
        this.corrections = corrections;
        this.words = words;
        this.changes = changes;
        this.policy = policy;
        this.clock = clock;
    }

    private record Held(UUID record, UUID shared, String holder) {}

    @Override
    @Transactional
    public Optional<Corrected> open(Requester who, UUID record) {
        Optional<Held> held = held(who, record);
        if (held.isEmpty()) {
            changes.refused(who, null, "open the versions of record " + record);
            return Optional.empty();
        }
        changes.read(who, false, "versions of record " + record + ", without content");
        return held.map(found -> new Corrected(
                record, policy.tables().titleOfAgency(found.holder()), received(versions.everCurrent(found.shared()))));
    }

    private static List<Received> received(List<Version> all) {
        return IntStream.range(0, all.size())
                .mapToObj(place -> new Received(
                        all.get(place).id(),
                        place + 1,
                        all.get(place).receivedAt(),
                        all.get(place).isCurrent()))
                .toList();
    }

    /** Records and ties by their own id; who somebody is, by the identity's. */
    private Optional<Held> held(Requester who, @Nullable UUID record) {
        if (record == null) {
            return Optional.empty();
        }
        boolean isOfficer = OFFICERS.contains(who.role());
        boolean isLiaison = policy.tables()
                .profileOf(who.role())
                .filter(Profile.PPU::equals)
                .isPresent();
        return database.sql("""
                select r.id, r.id, r.holder from statements.record r where r.id = :record
                union select r.id, r.id, r.holder from statements.relationship r where r.id = :record
                union select i.id, v.thing_id, i.holder from people.identity i
                  join statements.version v on v.id = i.version_id where i.id = :record
                limit 1""")
                .param("record", record)
                .query((row, number) ->
                        new Held(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)))
                .optional()
                .filter(held -> isOfficer || (isLiaison && held.holder().equals(who.agency())));
    }

    @Override
    @Transactional
    public Recording declare(Requester who, Declaration asked) {
        Optional<Held> held = held(who, asked.record());
        if (held.isEmpty()) {
            changes.refused(who, null, "declare a correction of record " + asked.record());
            return Recording.wrong("record", NOT_YOURS);
        }
        rows.lock(held.get().shared());
        List<Version> all = versions.everCurrent(held.get().shared());
        List<FieldProblem> problems = new ArrayList<>();
        int until = place(all, asked.until());
        int from = asked.from() == null ? 0 : place(all, asked.from());
        if (until < 0 || all.get(until).isCurrent()) {
            problems.add(new FieldProblem(
                    "until", "Choose the last wrong version. What the hub holds now must be the right one."));
        } else if (from < 0 || from > until) {
            problems.add(new FieldProblem("from", "The first wrong version comes before the last."));
        }
        Version now = versions.current(held.get().shared()).orElse(null);
        if (problems.isEmpty() && (now == null || now.saysTheSameAs(all.get(until)))) {
            problems.add(new FieldProblem(
                    "until", "What the hub holds now says the same. Send the corrected version first."));
        }
        ContestChecks.wordsWrong("words", asked.words(), problems);
        return !problems.isEmpty() || now == null
                ? Recording.wrong(problems)
                : declared(who, held.get(), all.subList(from, until + 1), now, asked.words());
    }

    private static int place(List<Version> all, @Nullable UUID version) {
        return IntStream.range(0, all.size())
                .filter(place -> all.get(place).id().equals(version))
                .findFirst()
                .orElse(-1);
    }

    private Recording declared(Requester who, Held held, List<Version> wrong, Version now, String why) {
        UUID id = UUID.randomUUID();
        UUID first = wrong.get(0).id();
        UUID last = wrong.get(wrong.size() - 1).id();
        UUID entry = changes.recorded(
                who,
                null,
                "record " + held.record() + " was wrong from version " + first + " until " + last
                        + ", and is corrected by version " + now.id());
        int added = database.sql("""
                insert into rectification.declaration (id, record_id, thing_id, holder, from_id, until_id,
                  replacement_id, words, declared_at, declared_by, declared_role, entry_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        id,
                        held.record(),
                        held.shared(),
                        held.holder(),
                        first,
                        last,
                        now.id(),
                        words.seal(ContestWords.What.DECLARATION, id, why),
                        Timestamp.from(clock.instant()),
                        who.practitionerId(),
                        who.role(),
                        entry)
                .update();
        if (added == 1) {
            Set<UUID> versionsWrong = new LinkedHashSet<>();
            wrong.forEach(version -> versionsWrong.add(version.id()));
            corrections.retract(held.record(), versionsWrong, now.id(), null, who);
            corrections.end(held.shared(), versionsWrong, now.id());
        }
        return new Recording.Recorded(entry);
    }
}
