package kinbridge.console;

import kinbridge.alerts.Inbox.Urgency;
import kinbridge.familyview.FamilyPage.Answer;
import kinbridge.feeds.FeedStates.Condition;
import kinbridge.feeds.QuarantinePages.Row;
import kinbridge.mappings.DetailLevel;
import org.springframework.stereotype.Component;

/** The colour of each tag. Every tag has words as well: nothing is told by colour alone. */
@Component
class Tags {

    public String urgencyTag(Urgency urgency) {
        return switch (urgency) {
            case P1 -> "govuk-tag--red";
            case P2 -> "govuk-tag--orange";
            case P3 -> "govuk-tag--teal";
            case P4 -> "govuk-tag--grey";
        };
    }

    public String answerTag(Answer answer) {
        return switch (answer) {
            case FOUND -> "govuk-tag--green";
            case NONE_FOUND -> "govuk-tag--grey";
            case WITHHELD -> "govuk-tag--purple";
            case NOT_AVAILABLE -> "govuk-tag--red";
        };
    }

    public String markerTag(String tone) {
        return switch (tone) {
            case "risk" -> "govuk-tag--red";
            case "plan" -> "govuk-tag--orange";
            default -> "govuk-tag--grey";
        };
    }

    public String levelTag(DetailLevel level) {
        return switch (level) {
            case FULL -> "govuk-tag--green";
            case SUMMARY -> "govuk-tag--teal";
            case EXISTENCE -> "govuk-tag--yellow";
            case WITHHOLD -> "govuk-tag--purple";
            case WITHHOLD_HIDE -> "govuk-tag--grey";
        };
    }

    public String conditionTag(Condition condition) {
        return switch (condition) {
            case RUNNING -> "govuk-tag--green";
            case LATE -> "govuk-tag--orange";
            case FAILING, BEHIND -> "govuk-tag--red";
            case PAUSED -> "govuk-tag--yellow";
            case STOPPED -> "govuk-tag--grey";
            case NEVER_HEARD -> "govuk-tag--purple";
        };
    }

    /** Of a state of consent, by its code. */
    public String consentTag(String state) {
        return switch (state) {
            case "GIVEN" -> "govuk-tag--green";
            case "EXPIRED", "GIVEN_OUT_OF_SCOPE" -> "govuk-tag--yellow";
            case "REFUSED", "WITHDRAWN", "PR_CONFLICT" -> "govuk-tag--red";
            case "NOT_SOUGHT_UNSAFE" -> "govuk-tag--purple";
            default -> "govuk-tag--grey";
        };
    }

    public String quarantineTag(Row row) {
        return switch (row.state()) {
            case WAITING -> row.overdue() ? "govuk-tag--red" : "govuk-tag--yellow";
            case RELEASED -> "govuk-tag--green";
            case DISCARDED -> "govuk-tag--grey";
        };
    }
}
