package kinbridge.subjectaccess;

import java.util.Map;
import kinbridge.needtoknow.DecisionRequest.ConsentState;

/** Who said for another person in a record that it may be given; whether that counts is for the rules (1.5). */
public enum AgreedBy {
    THEMSELVES("The person themselves", "self"),
    PARENT("A parent with parental responsibility who is not the one who asks", "parent"),
    ATTORNEY("An attorney or deputy, for somebody without capacity", "attorney");

    private final String title;
    private final String giver;

    AgreedBy(String title, String giver) {
        this.title = title;
        this.giver = giver;
    }

    public String title() {
        return title;
    }

    Map<String, ConsentState> given() {
        return Map.of(giver, ConsentState.GIVEN);
    }
}
