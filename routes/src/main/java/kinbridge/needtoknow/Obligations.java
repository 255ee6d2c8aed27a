package kinbridge.needtoknow;

import static kinbridge.needtoknow.Obligation.CALDICOTT_REVIEW;
import static kinbridge.needtoknow.Obligation.DO_NOT_NOTIFY;
import static kinbridge.needtoknow.Obligation.LOG;
import static kinbridge.needtoknow.Obligation.NOTIFY_IG;
import static kinbridge.needtoknow.Obligation.NOTIFY_PRIOR_RECIPIENTS;
import static kinbridge.needtoknow.Obligation.NOTIFY_SUBJECT;
import static kinbridge.needtoknow.Obligation.NO_ONWARD_SHARING;
import static kinbridge.needtoknow.Obligation.RECORD_REASON;
import static kinbridge.needtoknow.Obligation.REDACT_THIRD_PARTY;
import static kinbridge.needtoknow.Obligation.RESOLVE_CONFLICT;
import static kinbridge.needtoknow.Obligation.REVIEW;
import static kinbridge.needtoknow.Obligation.SEEK_CONSENT;
import static kinbridge.needtoknow.Obligation.STRIP_LOCATION;
import static kinbridge.needtoknow.Obligation.SUPERVISOR_SIGNOFF;
import static kinbridge.needtoknow.Obligation.TELL_REQUESTER_NOTHING;
import static kinbridge.needtoknow.Obligation.TELL_REQUESTER_WHO_TO_ASK;
import static kinbridge.needtoknow.Obligation.TIME_LIMIT;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.ConsentRules.SubjectCeiling;

/** Section 2.13: what must be done because of a decision. */
final class Obligations {

    private Obligations() {}

    /** What every answer carries, whichever step gave it. */
    static void ofLevel(DetailLevel level, boolean override, Set<Obligation> duties) {
        duties.add(LOG);
        if (override || level.compareTo(DetailLevel.EXISTENCE) <= 0) {
            // Basis GOLDEN-RULE-7: record the decision, either way.
            duties.add(RECORD_REASON);
        }
        if (level == DetailLevel.WITHHOLD_HIDE) {
            duties.add(TELL_REQUESTER_NOTHING);
        }
        if (level == DetailLevel.WITHHOLD) {
            duties.add(TELL_REQUESTER_WHO_TO_ASK);
        }
        if (level.compareTo(DetailLevel.SUMMARY) >= 0) {
            duties.add(TIME_LIMIT);
            duties.add(NO_ONWARD_SHARING);
        }
    }

    /** What comes with having reached the weighing, released or not, and with a release. */
    static void ofWeighing(Question question, Weighing weighing, Set<Obligation> duties) {
        for (SubjectCeiling subject : weighing.subjects()) {
            if (subject.counts()) {
                ofAgreement(question, subject.state(), duties);
            }
        }
        ofSealedAndBroken(question, weighing, duties);
        if (weighing.override()) {
            ofOverride(question, weighing, duties);
        }
        if (weighing.safetyLift()) {
            duties.add(NOTIFY_IG);
            duties.add(REVIEW);
        }
        if (weighing.separated()) {
            duties.add(REDACT_THIRD_PARTY);
        }
        if (weighing.level().compareTo(DetailLevel.EXISTENCE) >= 0) {
            ofRelease(question, weighing, duties);
        }
    }

    private static void ofAgreement(Question question, AgreementState state, Set<Obligation> duties) {
        boolean required = question.purposeFacts().agreement() == PurposeFacts.Agreement.REQUIRED;
        if (state.notSought() && required && !question.ownAgency()) {
            duties.add(SEEK_CONSENT);
        }
        if (state == AgreementState.PR_CONFLICT) {
            duties.add(RESOLVE_CONFLICT);
            duties.add(SUPERVISOR_SIGNOFF);
        }
        if (state.objects() && question.has(Flag.PRIOR_SHARE)) {
            duties.add(NOTIFY_PRIOR_RECIPIENTS);
        }
        if (state == AgreementState.DECEASED && question.isHealth()) {
            duties.add(CALDICOTT_REVIEW);
        }
    }

    private static void ofSealedAndBroken(Question question, Weighing weighing, Set<Obligation> duties) {
        if (question.sealedAgainstUs() && question.consentOverridden()) {
            duties.add(CALDICOTT_REVIEW);
            duties.add(NOTIFY_IG);
            duties.add(SUPERVISOR_SIGNOFF);
        }
        if (question.has(Flag.BREAK_GLASS)) {
            duties.add(NOTIFY_IG);
            duties.add(REVIEW);
        }
        if (weighing.glassBroken() && question.isHealth()) {
            duties.add(CALDICOTT_REVIEW);
        }
    }

    private static void ofOverride(Question question, Weighing weighing, Set<Obligation> duties) {
        duties.add(SUPERVISOR_SIGNOFF);
        duties.add(mustNotBeTold(question, weighing) ? DO_NOT_NOTIFY : NOTIFY_SUBJECT);
        if (question.sensitivity() >= 4) {
            duties.add(NOTIFY_IG);
            if (question.isHealth()) {
                duties.add(CALDICOTT_REVIEW);
            }
        }
    }

    /** Basis GOLDEN-RULE-2: tell them, unless telling would harm somebody or an investigation. */
    private static boolean mustNotBeTold(Question question, Weighing weighing) {
        return question.has(Flag.UNSAFE_TO_NOTIFY)
                || question.has(Flag.POLICE_HOLD)
                || question.isFor(Purpose.CRIME_PREVENTION)
                || askingWouldBeUnsafe(weighing);
    }

    private static boolean askingWouldBeUnsafe(Weighing weighing) {
        for (SubjectCeiling subject : weighing.subjects()) {
            if (subject.counts() && subject.state() == AgreementState.NOT_SOUGHT_UNSAFE) {
                return true;
            }
        }
        return false;
    }

    private static void ofRelease(Question question, Weighing weighing, Set<Obligation> duties) {
        boolean addressItself = question.isAbout(Category.ID_ADDRESS_PROTECTED) && weighing.level() == DetailLevel.FULL;
        boolean secret = question.has(Flag.LOCATION_SENSITIVE) || question.has(Flag.PROTECTED_ADDRESS);
        if (secret && !addressItself) {
            duties.add(STRIP_LOCATION);
        }
        if (question.isFor(Purpose.SAFEGUARDING_ALERT)) {
            duties.add(REVIEW);
        }
    }

    /** The codes, sorted; the time limit with how long. */
    static List<String> codes(Set<Obligation> duties, String timeLimit) {
        List<String> codes = new ArrayList<>(duties.size());
        for (Obligation duty : duties) {
            codes.add(duty == TIME_LIMIT ? timeLimit : duty.code());
        }
        return codes;
    }
}
