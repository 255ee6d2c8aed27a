package kinbridge.work;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/** What somebody still has to do, and the doing of it. Families by reference, and nobody by name unseen. */
public interface TaskPages {

    /** How many open tasks are this person's own. */
    int waiting(Requester who);

    TaskList list(Requester who, Filter filter);

    /** Empty if there is none of that id, or it is none of this person's business. */
    Optional<TaskPage> open(Requester who, UUID task);

    Finished finish(Requester who, UUID task, Answer answer);

    enum Filter {
        MINE,
        STANDING_IN,
        DONE
    }

    record TaskList(List<TaskRow> rows, int mine, int standingIn) {
        public TaskList {
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param family the family's reference, or empty
     * @param purpose its code, or empty
     * @param owner name of the person or queue whose it is
     * @param remindedAt when its owner was told again that it waits, while it is open
     * @param from name of the colleague by whose look it came about, or empty
     */
    record TaskRow(
            UUID id,
            TaskKind kind,
            String family,
            String purpose,
            String owner,
            String from,
            Instant openedAt,
            Instant dueAt,
            boolean overdue,
            @Nullable Instant doneAt,
            @Nullable Outcome outcome,
            @Nullable Instant remindedAt) {}

    /**
     * @param facts what its doer needs to know, without content
     * @param person whom it is about, as released to this reader; or why no name is shown
     * @param mayDo whether this reader may end it
     * @param insteadOf the absent owner's name, where this reader stands in
     * @param words what was said when it ended
     */
    record TaskPage(
            TaskRow row,
            @Nullable UUID familyId,
            List<WhatStandsBehind.Fact> facts,
            @Nullable String person,
            @Nullable UUID grant,
            boolean mayDo,
            boolean isNotTold,
            @Nullable String insteadOf,
            LocalDate latestRetest,
            @Nullable LocalDate retestOn,
            boolean wasSafe,
            @Nullable String doneBy,
            @Nullable String words) {
        public TaskPage {
            facts = List.copyOf(facts);
        }
    }

    /**
     * @param outcome the code of one of the kind's outcomes, as it came
     * @param safe that somebody checked who could hear or read it
     * @param retest when it is looked at again, as it came: {@code 2026-11-30}
     */
    record Answer(String outcome, String words, boolean safe, String retest) {}

    sealed interface Finished {
        record Done() implements Finished {}

        /** By a colleague, a moment ago. */
        record DoneBefore() implements Finished {}

        record NotYours() implements Finished {}

        record Wrong(List<Mistake> mistakes) implements Finished {
            public Wrong {
                mistakes = List.copyOf(mistakes);
            }
        }
    }

    record Mistake(String field, String words) {}
}
