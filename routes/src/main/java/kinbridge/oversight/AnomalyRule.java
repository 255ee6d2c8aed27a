package kinbridge.oversight;

import java.util.Arrays;
import java.util.Optional;

/** What makes something in the log conspicuous; the numbers are in {@code config/sharing/anomalies.yaml}. */
public enum AnomalyRule {
    OUTSIDE_THE_TEAM("outside-the-team", "Looks from outside the team"),
    MANY_FAMILIES("many-families", "Many more families than usual"),
    REPEATED_REFUSALS("repeated-refusals", "Turned away again and again"),
    LATE_SIGN_OFFS("late-sign-offs", "Shared without agreement, sign-off late"),
    UNREVIEWED_GLASS("unreviewed-glass", "Broken glass without a review"),
    OWN_FAMILY("own-family", "Perhaps the colleague's own family"),
    OUT_OF_HOURS("out-of-hours", "Looks outside working hours");

    private final String code;
    private final String title;

    AnomalyRule(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** As in the file and in addresses. */
    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    static Optional<AnomalyRule> of(String code) {
        return Arrays.stream(values()).filter(rule -> rule.code.equals(code)).findFirst();
    }
}
