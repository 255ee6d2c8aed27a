package kinbridge.transparency;

import java.util.List;

/**
 * What stands on every list, the same for everybody: what it is, what is left out, and the privacy notice (UK GDPR
 * articles 13 and 14; section 5.4). For a reader of nine to eleven years: short sentences, no abbreviation.
 *
 * @param authority who runs the hub
 * @param contact whom to ask, as the end of a sentence
 */
public record PrivacyWords(String authority, String contact) {

    public String title() {
        return "Who looked at your information";
    }

    public List<String> whatItIs() {
        return List.of(
                "Different services can look at information about you, so that they can help your family together.",
                "This list shows which services looked, what kind of information it was, and why.",
                "If you asked for a child, it is about the child's information.");
    }

    /** @param month the last one that is on the list */
    public String until(String month) {
        return "The list ends with " + month + ". Newer looks are added later. This is the same for everybody.";
    }

    public String nothing() {
        return "There is nothing to show on this list.";
    }

    public List<String> leftOut() {
        return List.of(
                "The list does not have every look on it. The law and our safety rules keep some kinds off it. We leave"
                        + " out the same kinds for every family, whether there are any or not.",
                "The people who run this system, and those who check it, may see who looked at what. They are not on the"
                        + " list either.");
    }

    /** A part of the notice. */
    public record Part(String heading, List<String> lines) {}

    public List<Part> notice() {
        return List.of(
                new Part(
                        "Who runs this",
                        List.of(
                                authority
                                        + " runs it. Social workers, health workers, housing workers and others can use"
                                        + " it when they help a family.",
                                "The law lets them share what they need to know to help you and to keep children safe.")),
                new Part(
                        "What is kept, and how long",
                        List.of(
                                "A copy of what the services sent is kept while they help your family.",
                                "The list of who looked is kept for six years after the help ends. For some children it"
                                        + " is kept longer.")),
                new Part(
                        "What you can do",
                        List.of(
                                "You can ask for a copy of what is kept about you.",
                                "You can ask us to put right what is wrong, or to add what you say about it.",
                                "You can tell us that you do not want it to be used, or ask us to take it away. We will"
                                        + " tell you if we can, and why.",
                                "You can ask to see this list again. Nobody may treat you worse because you asked.")),
                new Part(
                        "Whom to ask",
                        List.of(
                                "Ask the worker who showed you this, or " + contact + ".",
                                "If you are not happy with the answer, you can complain to the Information Commissioner:"
                                        + " ico.org.uk, telephone 0303 123 1113. It costs nothing.")));
    }
}
