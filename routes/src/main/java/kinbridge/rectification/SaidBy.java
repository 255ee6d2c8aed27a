package kinbridge.rectification;

import java.util.Arrays;
import java.util.Optional;

/** Who says that a record is wrong. */
public enum SaidBy {
    PERSON("The person it is about", "the person"),
    PARENT("Somebody with parental responsibility for them", "somebody with parental responsibility"),
    PRACTITIONER("A practitioner", "a practitioner");

    private final String title;
    private final String inASentence;

    SaidBy(String title, String inASentence) {
        this.title = title;
        this.inASentence = inASentence;
    }

    public String title() {
        return title;
    }

    String inASentence() {
        return inASentence;
    }

    static Optional<SaidBy> of(String code) {
        return Arrays.stream(values()).filter(one -> one.name().equals(code)).findFirst();
    }
}
