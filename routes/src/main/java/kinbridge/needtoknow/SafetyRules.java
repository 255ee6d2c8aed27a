package kinbridge.needtoknow;

import static kinbridge.needtoknow.Flag.DETRIMENT_TO_CHILD;
import static kinbridge.needtoknow.Flag.PERP_PRESENT;
import static kinbridge.needtoknow.Flag.POLICE_HOLD;
import static kinbridge.needtoknow.Flag.REQUESTER_LINKED_TO_PERP;
import static kinbridge.needtoknow.Obligation.NOTIFY_IG;
import static kinbridge.needtoknow.Obligation.ORIGINATOR_CONTACT;
import static kinbridge.needtoknow.Obligation.RECORD_DETRIMENT_TEST;
import static kinbridge.needtoknow.Obligation.SUPERVISOR_SIGNOFF;
import static kinbridge.needtoknow.Profile.PPU;
import static kinbridge.needtoknow.Profile.SWK;

import java.util.List;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;

/** Section 2.4: could showing this put somebody in danger? Above agreement, and above any override. */
final class SafetyRules {

    static final List<Rule> RULES = List.of(
            Rule.hide(
                    "2.4a",
                    "GOLDEN-RULE-5",
                    "Is the requester linked to the alleged perpetrator, and would this help to find or harm"
                            + " somebody?",
                    question -> question.has(REQUESTER_LINKED_TO_PERP)
                            && question.categoryFacts().linkedRequesterBlock(),
                    NOTIFY_IG),
            Rule.hide(
                    "2.4b",
                    "DAA2021-S3",
                    "Could the alleged perpetrator read it in this meeting pack?",
                    question -> question.inMeetingPack()
                            && question.has(PERP_PRESENT)
                            && question.categoryFacts().perpetratorBlock()),
            Rule.hide(
                    "2.4c",
                    "GOLDEN-RULE-5",
                    "Is it something that no meeting pack may hold?",
                    question ->
                            question.inMeetingPack() && question.categoryFacts().neverInMeetingPack()),
            Rule.hide(
                    "2.4d",
                    "DPA2018-SCH2-P2",
                    "Do the police hold it back, and is there no danger now?",
                    question -> question.has(POLICE_HOLD)
                            && !question.isProfile(SWK, PPU)
                            && question.harm() != HarmLevel.IMMINENT,
                    ORIGINATOR_CONTACT),
            // Basis CA2004-S16LA: a duty to disclose ends where disclosure would harm the child more. Good
            // practice until the duty is in force (the switch in lawful-bases.yaml), a statutory test from
            // then on; what follows is the same.
            Rule.deny(
                    "2.4e",
                    "CA2004-S16LA",
                    "Does the duty to disclose end, because showing it would be more detrimental to the child"
                            + " than not (a statutory test)?",
                    question -> question.law().dutyToDisclose() && question.has(DETRIMENT_TO_CHILD),
                    RECORD_DETRIMENT_TEST,
                    SUPERVISOR_SIGNOFF),
            Rule.deny(
                    "2.4e",
                    "CA2004-S16LA",
                    "Would showing it be more detrimental to the child than not (good practice, while no duty to"
                            + " disclose is in force)?",
                    question -> !question.law().dutyToDisclose() && question.has(DETRIMENT_TO_CHILD),
                    RECORD_DETRIMENT_TEST,
                    SUPERVISOR_SIGNOFF));

    private SafetyRules() {}
}
