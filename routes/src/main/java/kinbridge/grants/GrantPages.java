package kinbridge.grants;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import kinbridge.work.WhatStandsBehind.Fact;
import org.jspecify.annotations.Nullable;

/** Asking for what waits for a supervisor's signature, and how it stands. */
public interface GrantPages {

    /** For the family's page. Known from role and purpose and from what this person asked, and nothing else. */
    Standing standing(Requester who, UUID family, String purpose);

    /** Empty whether there is no such family or it is not for this person: the try is logged. */
    Optional<AskingPage> asking(Requester who, UUID family, String purpose);

    Asked ask(Requester who, UUID family, Asking asking);

    /** One grant; for who asked, who signs, and information governance. */
    Optional<GrantPage> grant(Requester who, UUID grant);

    /**
     * @param isOffered whether for this purpose anything can wait at all: the same for every family
     * @param reasonOwed the task in which the one reason is given, where something was shown without
     *     agreement and none was given yet
     * @param isWaiting whether a supervisor has not answered yet
     * @param refusal why a supervisor said no, or null
     * @param signedUntil until when what was signed counts, or null
     */
    record Standing(
            boolean isOffered,
            @Nullable UUID reasonOwed,
            boolean isWaiting,
            @Nullable String refusal,
            @Nullable Instant signedUntil) {}

    record AskingPage(
            UUID family, String reference, String purpose, List<Group> groups, String signer, List<GrantRow> grants) {
        public AskingPage {
            groups = List.copyOf(groups);
            grants = List.copyOf(grants);
        }
    }

    record Group(String code, String title) {}

    /** @param state in words: {@code Waits for the supervisor}, {@code In force} */
    record GrantRow(
            UUID id,
            String groups,
            Instant askedAt,
            String state,
            @Nullable Instant endsAt) {}

    record Asking(String purpose, List<String> groups, String reason) {
        public Asking {
            groups = List.copyOf(groups);
        }
    }

    sealed interface Asked {
        record Sent() implements Asked {}

        record NotYours() implements Asked {}

        record Wrong(List<Mistake> mistakes) implements Asked {
            public Wrong {
                mistakes = List.copyOf(mistakes);
            }
        }
    }

    record Mistake(String field, String words) {}

    /** A grant with what was released under it and what was done about it. */
    record GrantPage(GrantRow row, String reference, String purpose, List<Fact> facts, List<Step> steps) {
        public GrantPage {
            facts = List.copyOf(facts);
            steps = List.copyOf(steps);
        }
    }

    /** What was or is to be done under it: a signature, a notice, a review. */
    record Step(
            String what,
            Instant dueAt,
            @Nullable Instant doneAt,
            String outcome,
            @Nullable LocalDate retestOn) {}
}
