package kinbridge.transparency;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kinbridge.consent.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * What a practitioner says before a list is opened: whose it is, who is there, how they know, and whether it is safe.
 * What is not said is null.
 *
 * @param parent who is there for a child
 */
public record Asking(
        @Nullable UUID person,
        @Nullable Present present,
        @Nullable UUID parent,
        @Nullable Identity identity,
        @Nullable Safe others,
        @Nullable Safe pressed,
        @Nullable Output output) {

    /** An answer to choose, as a form names it and shows it. */
    public sealed interface Choice {

        String name();

        String title();

        default String code() {
            return name();
        }
    }

    /** Who is there. */
    public enum Present implements Choice {
        ALONE("The person, alone with you"),
        SUPPORTED("The person, with somebody who supports them"),
        CHILD("A child under 16 who understands what this is, alone with you or with somebody who supports them"),
        PARENT("A parent with parental responsibility, for their child under 16");

        private final String title;

        Present(String title) {
            this.title = title;
        }

        @Override
        public String title() {
            return title;
        }
    }

    /** How it was made sure who they are. */
    public enum Identity implements Choice {
        KNOWN("I have met them before and know them"),
        DOCUMENT("I saw a document with their photo"),
        QUESTIONS("I asked for facts that only they would know"),
        UNCHECKED("I have not checked");

        private final String title;

        Identity(String title) {
            this.title = title;
        }

        @Override
        public String title() {
            return title;
        }
    }

    /** An answer to a question of safety. Not to know is an answer. */
    public enum Safe implements Choice {
        NO("No"),
        YES("Yes"),
        UNSURE("I do not know");

        private final String title;

        Safe(String title) {
            this.title = title;
        }

        @Override
        public String title() {
            return title;
        }
    }

    /** Where it goes. */
    public enum Output implements Choice {
        SCREEN("Show it on this screen, to nobody but them"),
        PAPER("Print it, to be handed to them");

        private final String title;

        Output(String title) {
            this.title = title;
        }

        @Override
        public String title() {
            return title;
        }
    }

    /** By what was said alone: nothing here depends on what the hub knows of anybody. */
    List<FieldProblem> problems() {
        List<FieldProblem> problems = new ArrayList<>();
        need(problems, person, "person", "Choose whose list it is");
        need(problems, present, "present", "Say who is there");
        need(problems, identity, "identity", "Say how you know who they are");
        need(problems, others, "others", "Say whether anybody else could see or hear");
        need(problems, pressed, "pressed", "Say whether somebody could make them show or tell it");
        need(problems, output, "output", "Choose the screen or paper");
        if (problems.isEmpty()) {
            unsafe(problems);
        }
        return problems;
    }

    private void unsafe(List<FieldProblem> problems) {
        if (identity == Identity.UNCHECKED) {
            problems.add(new FieldProblem("identity", "Make sure who they are first: nobody else may see this list"));
        }
        if (present == Present.PARENT && (parent == null || parent.equals(person))) {
            problems.add(new FieldProblem("parent", "Choose the parent who is there"));
        }
        if (others != Safe.NO) {
            problems.add(new FieldProblem(
                    "others",
                    "Wait until nobody else can see or hear: somebody whom they are afraid of could learn of it"));
        }
        if (pressed != Safe.NO && output == Output.PAPER) {
            problems.add(new FieldProblem(
                    "output", "Do not give it on paper: somebody could make them show it. Show it on the screen"));
        }
    }

    /** Alone, free to keep it to themselves, and with nothing to take home. */
    boolean isAlone() {
        return present == Present.ALONE && pressed == Safe.NO && output == Output.SCREEN;
    }

    boolean isOfAChild() {
        return present == Present.CHILD || present == Present.PARENT;
    }

    /** For the sharing log: what was answered, and nobody's name. */
    String words() {
        return "present " + present + (parent == null ? "" : " identity " + parent) + ", identity checked " + identity
                + ", others could see or hear " + others + ", somebody could press them " + pressed + ", on "
                + output;
    }

    private static void need(List<FieldProblem> problems, @Nullable Object answer, String field, String words) {
        if (answer == null) {
            problems.add(new FieldProblem(field, words));
        }
    }
}
