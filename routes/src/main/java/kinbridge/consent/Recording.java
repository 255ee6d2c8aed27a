package kinbridge.consent;

import java.util.List;
import java.util.UUID;

/** What became of something that a practitioner wanted to record. */
public sealed interface Recording {

    /** @param entry the sharing-log entry that records the change */
    record Recorded(UUID entry) implements Recording {}

    /** Nothing was changed. */
    record Refused(Why why, List<FieldProblem> problems) implements Recording {

        public Refused {
            problems = List.copyOf(problems);
        }
    }

    enum Why {
        /** The role may not; that it tried is in the sharing log. */
        NOT_ALLOWED,
        /** Somebody else recorded something meanwhile: what the practitioner saw is no longer so. */
        STALE,
        /** What was asked for contradicts itself, the law or what is known. */
        WRONG
    }

    static Refused wrong(List<FieldProblem> problems) {
        return new Refused(Why.WRONG, problems);
    }

    static Refused wrong(String field, String words) {
        return wrong(List.of(new FieldProblem(field, words)));
    }

    static Refused stale() {
        return new Refused(
                Why.STALE,
                List.of(new FieldProblem(
                        "",
                        "Somebody else recorded something here while you were writing. Nothing of yours was saved."
                                + " Read what is there now, then record yours if it still holds.")));
    }

    static Refused notAllowed(String words) {
        return notAllowed("", words);
    }

    static Refused notAllowed(String field, String words) {
        return new Refused(Why.NOT_ALLOWED, List.of(new FieldProblem(field, words)));
    }
}
