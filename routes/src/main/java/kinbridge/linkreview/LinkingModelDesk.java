package kinbridge.linkreview;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kinbridge.consent.Recording;
import kinbridge.linkage.LinkageModels;
import kinbridge.linkage.ModelTrials;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.ReasonWords;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Each step is in the sharing log, in the transaction that does it. */
@Component
class LinkingModelDesk implements LinkingModels {

    /** What a model would change is another thing when the records are others. */
    private static final Duration LONGEST_KNOWN = Duration.ofDays(14);

    private final LinkageModels models;
    private final ModelTrials trials;
    private final ModelChangeRows rows;
    private final StateChanges changes;
    private final InstantSource clock;

    LinkingModelDesk(
            LinkageModels models, ModelTrials trials, ModelChangeRows rows, StateChanges changes, InstantSource clock) {
        this.models = models;
        this.trials = trials;
        this.rows = rows;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public Overview overview() {
        List<Trial> all = trials.all().stream().map(LinkingModelDesk::trial).toList();
        Trial running = all.stream()
                .filter(trial -> trial.finishedAt() == null)
                .findFirst()
                .orElse(null);
        return new Overview(
                versions().toList(),
                models.linkedOtherwise(),
                running,
                all.stream().filter(trial -> trial.finishedAt() != null).toList());
    }

    private Stream<Version> versions() {
        return models.versions().stream()
                .map(version -> new Version(
                        version.version(),
                        version.records(),
                        version.madeAt(),
                        version.isOfTheProgram() ? null : version.madeBy(),
                        version.hasConverged(),
                        version.firstInUse(),
                        version.inUseSince()));
    }

    private static Trial trial(ModelTrials.Trial trial) {
        return new Trial(
                trial.id(),
                trial.version(),
                trial.askedBy(),
                trial.askedAt(),
                trial.finishedAt(),
                trial.problem(),
                trial.against());
    }

    @Override
    public Optional<Effect> effect(Requester reader, UUID id) {
        return trials.find(id).flatMap(trial -> effect(reader, trial, trial.found()));
    }

    private Optional<Effect> effect(Requester reader, ModelTrials.Trial trial, ModelTrials.@Nullable Found found) {
        if (found == null) {
            return Optional.empty();
        }
        boolean isLast = trials.all().stream()
                .filter(each -> each.found() != null)
                .findFirst()
                .map(ModelTrials.Trial::id)
                .filter(trial.id()::equals)
                .isPresent();
        List<InFamily> inFamilies = rows.inFamilies(reader.practitionerId(), trial.id());
        return Optional.of(new Effect(
                trial(trial),
                found.identities(),
                found.peopleNow(),
                found.peopleThen(),
                found.comeApart(),
                found.becomeOne(),
                rows.counts(trial.id()),
                inFamilies,
                rows.countInFamilies(trial.id()) - inFamilies.size(),
                !isLast));
    }

    @Override
    @Transactional
    public Recording estimate(Requester who) {
        return asked(who, null, "Asked to estimate a linking model from the hub's records, and to try it");
    }

    @Override
    @Transactional
    public Recording tryOut(Requester who, int version) {
        boolean isOther = versions().skip(1).anyMatch(each -> each.version() == version);
        return isOther
                ? asked(who, version, "Asked what linking model " + version + " would change")
                : Recording.wrong("", "That model is in use, or there is none of that number.");
    }

    private Recording asked(Requester who, @Nullable Integer version, String what) {
        if (trials.ask(version, who.practitionerId()).isEmpty()) {
            return Recording.wrong("", "Another model is being tried. Wait until that is done.");
        }
        return new Recording.Recorded(changes.recorded(who, null, what));
    }

    @Override
    @Transactional
    public Recording stop(Requester who, UUID trial) {
        return trials.stop(trial)
                ? new Recording.Recorded(changes.recorded(who, null, "Stopped trying a linking model"))
                : Recording.stale();
    }

    @Override
    @Transactional
    public Recording use(Requester who, int version, int inUse, String reason) {
        models.lock();
        List<Version> all = versions().toList();
        Version now = all.get(0);
        Optional<Version> wanted =
                all.stream().filter(each -> each.version() == version).findFirst();
        if (now.version() != inUse || version == inUse || wanted.isEmpty()) {
            return Recording.stale();
        }
        Optional<String> mistake = mistakeIn(who, wanted.get(), now).or(() -> ReasonWords.mistakeIn(reason));
        if (mistake.isPresent()) {
            return Recording.wrong("reason", mistake.get());
        }
        UUID entry = changes.recorded(
                who,
                null,
                "Linking model " + version + " is in use in place of linking model " + now.version() + ": "
                        + reason.strip());
        models.use(version, who.practitionerId());
        return new Recording.Recorded(entry);
    }

    /** To go back is never refused; what is newer than the model in use is looked at first, by somebody else than who asked for it. */
    private Optional<String> mistakeIn(Requester who, Version wanted, Version now) {
        if (wanted.isEarlierThan(now)) {
            return Optional.empty();
        }
        if (!wanted.isSound()) {
            return Optional.of("It rests on too little: it needs " + LEAST_RECORDS
                    + " records, and an estimation that came to an end");
        }
        if (who.practitionerId().equals(wanted.madeBy())) {
            return Optional.of("You asked for this model: somebody else has to put it in use");
        }
        boolean isTried = trials.all().stream()
                .anyMatch(trial -> trial.found() != null
                        && Integer.valueOf(wanted.version()).equals(trial.version())
                        && Integer.valueOf(models.mark()).equals(trial.mark())
                        && trial.finishedAt() != null
                        && trial.finishedAt().isAfter(clock.instant().minus(LONGEST_KNOWN)));
        return isTried
                ? Optional.empty()
                : Optional.of(
                        "Look first at what it would change against the model that is in use now, and in the last "
                                + LONGEST_KNOWN.toDays() + " days");
    }
}
