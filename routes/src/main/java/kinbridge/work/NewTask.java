package kinbridge.work;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
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
        return new NewTask(
                kind,
                codes,
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

    public NewTask by(Requester who, @Nullable String claimed) {
        return new NewTask(
                kind,
                obligations,
                family,
                claimed,
                who,
                subject,
                grant,
                holder,
                cause,
                restricted,
                isNotTold,
                due,
                logEntry);
    }

    public NewTask about(@Nullable UUID identity) {
        return new NewTask(
                kind,
                obligations,
                family,
                purpose,
                requester,
                identity,
                grant,
                holder,
                cause,
                restricted,
                isNotTold,
                due,
                logEntry);
    }

    public NewTask under(@Nullable UUID cited) {
        return new NewTask(
                kind,
                obligations,
                family,
                purpose,
                requester,
                subject,
                cited,
                holder,
                cause,
                restricted,
                isNotTold,
                due,
                logEntry);
    }

    public NewTask heldBy(@Nullable String agency) {
        return new NewTask(
                kind,
                obligations,
                family,
                purpose,
                requester,
                subject,
                grant,
                agency,
                cause,
                restricted,
                isNotTold,
                due,
                logEntry);
    }

    public NewTask because(String why) {
        return new NewTask(
                kind,
                obligations,
                family,
                purpose,
                requester,
                subject,
                grant,
                holder,
                why,
                restricted,
                isNotTold,
                due,
                logEntry);
    }

    /** For the eyes of others than the requester. */
    public NewTask keptFromRequester() {
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
                true,
                isNotTold,
                due,
                logEntry);
    }

    public NewTask usuallyNotTold(boolean is) {
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
                is,
                due,
                logEntry);
    }

    public NewTask dueAt(Instant moment) {
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
                moment,
                logEntry);
    }

    public NewTask answered(@Nullable UUID entry) {
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
                entry);
    }
}
