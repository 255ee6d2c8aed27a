package kinbridge.rectification;

import java.util.Arrays;
import java.util.Optional;

/** What is contested: an opinion that somebody held is no false fact, and a statement beside it is the remedy. */
public enum SaidAbout {
    FACT("A fact in it is wrong", "says it is wrong"),
    OPINION("An opinion or judgement in it", "disagrees with an opinion in it");

    private final String title;
    private final String inASentence;

    SaidAbout(String title, String inASentence) {
        this.title = title;
        this.inASentence = inASentence;
    }

    public String title() {
        return title;
    }

    String inASentence() {
        return inASentence;
    }

    static Optional<SaidAbout> of(String code) {
        return Arrays.stream(values()).filter(one -> one.name().equals(code)).findFirst();
    }
}
