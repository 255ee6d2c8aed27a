package kinbridge.intake;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kinbridge.feeds.QuarantinePages.Fault;
import kinbridge.feeds.QuarantinePages.Kind;
import kinbridge.feeds.QuarantinePages.Outcome;
import kinbridge.feeds.QuarantinePages.Tried;
import kinbridge.intake.QuarantineRows.Asked;
import kinbridge.intake.QuarantineRows.Held;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Releases what waits, one by one on request or many behind the page: each in a transaction of its own with
 * its outcome, its counts and its log entry. What is asked for lies in the database, so a kill loses nothing.
 */
@Component
class Releases {

    private static final Logger LOG = LoggerFactory.getLogger(Releases.class);
    private static final int AT_ONCE = 200;

    private final TransactionTemplate transactions;
    private final QuarantineRows rows;
    private final Release release;
    private final SecondReading secondReading;
    private final SaidSince since;
    private final StateChanges changes;

    Releases(
            TransactionTemplate transactions,
            QuarantineRows rows,
            Release release,
            SecondReading secondReading,
            SaidSince since,
            StateChanges changes) {
        this.transactions = transactions;
        this.rows = rows;
        this.release = release;
        this.secondReading = secondReading;
        this.since = since;
        this.changes = changes;
    }

    Tried release(Requester who, UUID id) {
        return Objects.requireNonNull(transactions.execute(status -> release(who, id, false)));
    }

    private Tried release(Requester who, UUID id, boolean onlyIfAsked) {
        List<Held> item = rows.lockWithItsItem(id);
        Held row = QuarantineRows.of(item, id).orElse(null);
        if (row == null) {
            return new Tried.Unknown();
        }
        if (!row.isWaiting() || (onlyIfAsked && !row.asked())) {
            return new Tried.EndedBefore(row.state());
        }
        if (row.kind() == Kind.FILE) {
            boolean isBegun = secondReading.begin(row, who.practitionerId());
            UUID entry = log(who, row, isBegun ? Outcome.READ_AGAIN : Outcome.NOT_TRIED);
            return isBegun ? new Tried.Begun() : new Tried.Done(Outcome.NOT_TRIED, entry);
        }
        Outcome outcome = release.tryAgain(row, item, who.practitionerId());
        return new Tried.Done(outcome, log(who, row, outcome));
    }

    private UUID log(Requester who, Held row, Outcome outcome) {
        return changes.recorded(
                who,
                null,
                "Tried again what waited in quarantine: " + row.id() + " of " + row.feed() + ", " + row.location()
                        + ". " + outcome.words());
    }

    /** Asks for all of one feed and reason; the entry of each follows as it is tried. */
    long ask(Requester who, Fault fault) {
        Long asked = transactions.execute(status -> {
            long rowsAsked = rows.ask(who, fault);
            if (rowsAsked > 0) {
                changes.recorded(
                        who,
                        null,
                        "Asked to try again " + rowsAsked + " in quarantine of " + fault.feed()
                                + (fault.file() == null ? "" : ", file " + fault.file()) + ", with the reason: "
                                + fault.reason());
            }
            return rowsAsked;
        });
        return asked == null ? 0 : asked;
    }

    /** Tries what was asked for, oldest first. */
    void tryAsked() {
        for (Asked asked : rows.asked(AT_ONCE)) {
            try {
                transactions.executeWithoutResult(status -> release(asked.who(), asked.id(), true));
            } catch (RuntimeException fault) {
                String kind = fault.getClass().getSimpleName();
                LOG.error("What waits in quarantine could not be tried again: {}, {}", asked.id(), kind);
                transactions.executeWithoutResult(status -> notTried(asked, kind));
            }
        }
        since.forget();
    }

    private void notTried(Asked asked, String kindOfFault) {
        QuarantineRows.of(rows.lockWithItsItem(asked.id()), asked.id())
                .filter(row -> row.isWaiting() && row.asked())
                .ifPresent(row -> rows.notTried(row, asked.who().practitionerId(), kindOfFault));
    }
}
