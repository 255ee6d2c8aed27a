package kinbridge.needtoknow;

import static kinbridge.needtoknow.Flag.BREAK_GLASS;
import static kinbridge.needtoknow.Flag.SCREENING_RULE_FIRED;
import static kinbridge.needtoknow.Obligation.NOTIFY_IG;
import static kinbridge.needtoknow.Purpose.CP_ENQUIRY;
import static kinbridge.needtoknow.Purpose.CP_PLAN;
import static kinbridge.needtoknow.Purpose.EMERGENCY;
import static kinbridge.needtoknow.Purpose.SAFEGUARDING_ALERT;
import static kinbridge.needtoknow.Purpose.STATISTICS;

import java.util.List;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;

/** Section 2.2: may this person ask for this purpose, and is it the truth about this child? */
final class PurposeRules {

    static final List<Rule> RULES = List.of(
            Rule.deny(
                    "2.2a",
                    "UKGDPR-ART5",
                    "Is the purpose one that support data may never serve?",
                    Question::purposeProhibited,
                    NOTIFY_IG),
            Rule.deny(
                    "2.2b",
                    "CWDC-10.2",
                    "Is the purpose one that this profile may not claim?",
                    question -> !question.mayClaimPurpose()),
            Rule.deny(
                    "2.2c",
                    "UKGDPR-ART5",
                    "Is it for statistics, which take a pseudonymised extract only?",
                    question -> question.isFor(STATISTICS)),
            Rule.deny(
                    "2.2d",
                    "CA1989-S47",
                    "Is a section 47 enquiry claimed where none is open?",
                    question -> question.isFor(CP_ENQUIRY) && !question.consentOverridden(),
                    NOTIFY_IG),
            Rule.deny(
                    "2.2d",
                    "CA1989-S47",
                    "Is a child protection plan claimed where none is in force?",
                    question -> question.isFor(CP_PLAN) && !planInForce(question.harm()),
                    NOTIFY_IG),
            Rule.deny(
                    "2.2d",
                    "CA1989-S46",
                    "Is an emergency claimed where no danger is recorded and no glass was broken?",
                    question -> question.isFor(EMERGENCY)
                            && question.harm() != HarmLevel.IMMINENT
                            && !question.has(BREAK_GLASS),
                    NOTIFY_IG),
            Rule.deny(
                    "2.2e",
                    "CA2004-S11",
                    "Is it for an alert that no screening rule has raised?",
                    question -> question.isFor(SAFEGUARDING_ALERT) && !question.has(SCREENING_RULE_FIRED),
                    NOTIFY_IG));

    private PurposeRules() {}

    private static boolean planInForce(HarmLevel harm) {
        return harm == HarmLevel.CP || harm == HarmLevel.IMMINENT;
    }
}
