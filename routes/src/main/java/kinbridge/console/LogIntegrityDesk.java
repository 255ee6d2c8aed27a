package kinbridge.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.DecisionEngine;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.AlarmAnswers;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogAlarms;
import kinbridge.sharinglog.LogEntry;
import kinbridge.sharinglog.LogExport;
import kinbridge.sharinglog.LogExport.Export;
import kinbridge.sharinglog.LogIntegrity;
import kinbridge.sharinglog.LogWatch;
import kinbridge.sharinglog.QuestionTurns;
import kinbridge.sharinglog.SharingLog;
import org.springframework.stereotype.Component;

/** The integrity of the log for its page. */
@Component
class LogIntegrityDesk implements LogIntegrityPages {

    private final LogIntegrity integrity;
    private final LogWatch watch;
    private final LogAlarms alarms;
    private final AlarmAnswers answers;
    private final LogExport exports;
    private final SharingLog log;
    private final DecisionEngine engine;
    private final QuestionTurns turns;
    private final InstantSource clock;

    LogIntegrityDesk(
            LogIntegrity integrity,
            LogWatch watch,
            LogAlarms alarms,
            AlarmAnswers answers,
            LogExport exports,
            SharingLog log,
            DecisionEngine engine,
            QuestionTurns turns,
            InstantSource clock) {
        this.integrity = integrity;
        this.watch = watch;
        this.alarms = alarms;
        this.answers = answers;
        this.exports = exports;
        this.log = log;
        this.engine = engine;
        this.turns = turns;
        this.clock = clock;
    }

    @Override
    public LogStanding state() {
        return new LogStanding(watch.lastReport().orElse(null), integrity.heads(), integrity.keys(), alarms.all());
    }

    @Override
    public Optional<UUID> answer(Requester who, UUID alarm, String words) {
        return answers.answer(who, alarm, words);
    }

    @Override
    public Export export(Requester who, String why) {
        Export export = exports.begin(requester(who), LoggedEntries.PURPOSE, engine.policyVersion(), why);
        // Each has a connection of its own for as long as it takes: one a person at a time.
        return out -> turns.of(who.practitionerId(), () -> written(export, out));
    }

    private static boolean written(Export export, Writer out) {
        try {
            export.writeTo(out);
            return true;
        } catch (IOException gone) {
            throw new UncheckedIOException("the log could not be sent", gone);
        }
    }

    @Override
    public Optional<String> proof(Requester who, UUID entry) {
        String proof = integrity.proof(entry).json();
        if (proof == null) {
            return Optional.empty();
        }
        log.append(LogEntry.of(
                        EntryKind.EXPORT,
                        clock.instant(),
                        requester(who),
                        LoggedEntries.PURPOSE,
                        engine.policyVersion())
                .because("The proof that an entry is in the log")
                .answering(entry)
                .through(new LogEntry.Delivery("log-proof", who.practitionerId(), null)));
        return Optional.of(proof);
    }

    private static LogEntry.Requester requester(Requester who) {
        return new LogEntry.Requester(who.practitionerId(), who.role(), who.agency(), "NOT_MEMBER");
    }
}
