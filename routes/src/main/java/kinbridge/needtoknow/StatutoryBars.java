package kinbridge.needtoknow;

import static kinbridge.needtoknow.Flag.COURT_PERMISSION;
import static kinbridge.needtoknow.Flag.CP_CONFERENCE_MEMBER;
import static kinbridge.needtoknow.Flag.OFFICIAL_DUTY_RECORDED;
import static kinbridge.needtoknow.Flag.ORIGINATOR_AUTHORISED;
import static kinbridge.needtoknow.Flag.STATUTORY_EXCEPTION;
import static kinbridge.needtoknow.Obligation.CALDICOTT_REVIEW;
import static kinbridge.needtoknow.Obligation.LEGAL_ADVICE;
import static kinbridge.needtoknow.Obligation.NOTIFY_IG;
import static kinbridge.needtoknow.Obligation.ORIGINATOR_CONTACT;
import static kinbridge.needtoknow.Obligation.OUTSIDE_HUB;
import static kinbridge.needtoknow.Obligation.SUPERVISOR_SIGNOFF;
import static kinbridge.needtoknow.Profile.PPO;
import static kinbridge.needtoknow.Profile.PPU;
import static kinbridge.needtoknow.Profile.PRO;
import static kinbridge.needtoknow.Profile.SWK;

import java.util.List;
import kinbridge.mappings.Category;

/**
 * Section 2.3: what the law keeps from the hub whatever anybody agrees. The exceptions that the bars
 * themselves have are used by people, outside the hub.
 */
final class StatutoryBars {

    static final List<Rule> RULES = List.of(
            Rule.hide(
                    "2.3a",
                    "ACA2002-S56",
                    "Is it under a statutory bar (adoption, licensed fertility treatment, gender recognition,"
                            + " privilege)?",
                    question -> barred(question) && !question.has(STATUTORY_EXCEPTION)),
            Rule.hide(
                    "2.3b",
                    "ACA2002-S56",
                    "Is it under a statutory bar to which an exception was certified, for people to use outside"
                            + " the hub?",
                    question -> barred(question) && question.has(STATUTORY_EXCEPTION),
                    OUTSIDE_HUB,
                    LEGAL_ADVICE,
                    CALDICOTT_REVIEW,
                    SUPERVISOR_SIGNOFF,
                    NOTIFY_IG),
            Rule.hide(
                    "2.3c",
                    "FPR2010-R12.73",
                    "Is it a paper of family proceedings, for somebody whom no rule or judge permits?",
                    question -> question.isAbout(Category.LE_PROCEEDINGS)
                            && !question.isProfile(SWK, PPU)
                            && !question.has(CP_CONFERENCE_MEMBER)
                            && !question.has(COURT_PERMISSION),
                    LEGAL_ADVICE),
            Rule.hide(
                    "2.3d",
                    "ORIGINATOR",
                    "Is it police intelligence, not authorised by its originator for this requester?",
                    question -> question.isAbout(Category.CJ_INTEL)
                            && !question.isProfile(PPU, PRO)
                            && !question.has(ORIGINATOR_AUTHORISED),
                    ORIGINATOR_CONTACT),
            Rule.hide(
                    "2.3e",
                    "ROA1974-S9",
                    "Is it a spent conviction, outside an official duty that was recorded?",
                    question -> question.isAbout(Category.CJ_SPENT)
                            && !question.isProfile(PPU, PPO)
                            && !question.has(OFFICIAL_DUTY_RECORDED)));

    private StatutoryBars() {}

    private static boolean barred(Question question) {
        return question.categoryFacts().barred();
    }
}
