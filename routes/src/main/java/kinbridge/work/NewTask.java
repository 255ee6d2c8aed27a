package kinbridge.work;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/**
 * A task to be opened, unless the same is open already. Owner and time follow from its kind.
 *
 * @param obligations the codes of the decisions that it answers
 * @param requester by whose look it came about; null where it is the family's
 * @param subject an identity of whom it is about
 * @param holder the agency code of the record's holder, where its liaison is asked
 * @param cause what keeps tasks of one kind apart where nothing else does: a rule, a day
 * @param restricted came from what was hidden from the requester, who must not learn of it
 * @param isNotTold the usual outcome is that the person is not told
 * @param due when, where the kind's own time does not count
 * @param logEntry the entry that its outcome will answer
 */
public record NewTask(
        TaskKind kind,
        Set<String> obligations,
        @Nullable UUID family,
        @Nullable String purpose,
        @Nullable Requester requester,
        @Nullable UUID subject,
        @Nullable UUID grant,
        @Nullable String holder,
        String cause,
        boolean restricted,
        boolean isNotTold,
        @Nullable Instant due,
        @Nullable UUID logEntry) {

    public NewTask {
        obligations = java.util.Collections.unmodifiableSet(new TreeSet<>(obligations));
    }

    /** Of the family, and nobody's in particular. */
    public static NewTask of(TaskKind kind, @Nullable UUID family) {
        return new NewTask(
                kind, Set.of(kind.name()), family, null, null, null, null, null, "", false, false, null, null);
    }

    public NewTask answering(Set<String> codes) {
        return with(draft -> draft.obligations = codes);
    }

    public NewTask by(Requester who, @Nullable String claimed) {
        return with(draft -> {
            draft.purpose = claimed;
            draft.requester = who;
        });
    }

    public NewTask about(@Nullable UUID identity) {
        return with(draft -> draft.subject = identity);
    }

    public NewTask under(@Nullable UUID cited) {
        return with(draft -> draft.grant = cited);
    }

    public NewTask heldBy(@Nullable String agency) {
        return with(draft -> draft.holder = agency);
    }

    public NewTask because(String why) {
        return with(draft -> draft.cause = why);
    }

    /** For the eyes of others than the requester. */
    public NewTask keptFromRequester() {
        return with(draft -> draft.restricted = true);
    }

    public NewTask usuallyNotTold(boolean is) {
        return with(draft -> draft.isNotTold = is);
    }

    public NewTask dueAt(Instant moment) {
        return with(draft -> draft.due = moment);
    }

    public NewTask answered(@Nullable UUID entry) {
        return with(draft -> draft.logEntry = entry);
    }

    private NewTask with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.finished();
    }

    /** One copy under change, so that each wither names only what it changes. */
    private static final class Draft {
        private TaskKind kind;
        private Set<String> obligations;
        private @Nullable UUID family;
        private @Nullable String purpose;
        private @Nullable Requester requester;
        private @Nullable UUID subject;
        private @Nullable UUID grant;
        private @Nullable String holder;
        private String cause;
        private boolean restricted;
        private boolean isNotTold;
        private @Nullable Instant due;
        private @Nullable UUID logEntry;

        Draft(NewTask of) {
            kind = of.kind;
            obligations = of.obligations;
            family = of.family;
            purpose = of.purpose;
            requester = of.requester;
            subject = of.subject;
            grant = of.grant;
            holder = of.holder;
            cause = of.cause;
            restricted = of.restricted;
            isNotTold = of.isNotTold;
            due = of.due;
            logEntry = of.logEntry;
        }

        NewTask finished() {
            return new NewTask(
                    kind,
                    obligations,
                    family,
                    purpose,
                    requester,
                    subject,
                    grant,
                    holder,
                    cause,
                    restricted,
                    isNotTold,
                    due,
                    logEntry);
        }
    }
}
