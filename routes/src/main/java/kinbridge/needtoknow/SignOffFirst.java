package kinbridge.needtoknow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.Decision.TraceStep;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject.Status;

/**
 * Section 2.13: what would be released without agreement below an enquiry or plan is held until a
 * supervisor has signed a grant that covers it. Applied to what the rules have decided, as a pure
 * function that never raises a level.
 *
 * <p>Nothing waits in an enquiry or plan, in imminent danger, for an alert, or behind broken glass: there
 * the sign-off follows within a working day.
 */
public final class SignOffFirst {

    /** The deciding rule of what is held. */
    public static final String RULE = "2.13";

    /** Duties that do not come from letting something out, and so stay while it is held. */
    private static final Set<String> WITHOUT_RELEASE = Set.of(
            Obligation.LOG.code(),
            Obligation.SEEK_CONSENT.code(),
            Obligation.RESOLVE_CONFLICT.code(),
            Obligation.NOTIFY_PRIOR_RECIPIENTS.code(),
            Obligation.SUPERVISOR_SIGNOFF.code());

    /** At the levels at which these may be claimed at all, nothing waits. */
    private static final Set<Purpose> NEVER_HELD = EnumSet.of(
            Purpose.CP_ENQUIRY, Purpose.CP_PLAN, Purpose.EMERGENCY, Purpose.SAFEGUARDING_ALERT, Purpose.SUBJECT_ACCESS);

    private final SharingTables tables;
    private final LawInForce law;

    public SignOffFirst(SharingTables tables) {
        this.tables = tables;
        // Whether something waits is no question of dated duties.
        this.law = tables.legalTexts().on(LocalDate.MIN);
    }

    /** Whether for this purpose anything can ever wait: known from the tables, so it tells of no record. */
    public boolean mayHold(Purpose purpose) {
        if (NEVER_HELD.contains(purpose)) {
            return false;
        }
        PurposeFacts facts = tables.facts(purpose);
        return facts.agreement().gates() || facts.overrideWithoutAgreement();
    }

    /** The decision as it may be acted on: the same, or held. */
    Decision hold(DecisionRequest request, Decision decision, GrantState grants) {
        if (!decision.releases() || !decision.obligations().contains(Obligation.SUPERVISOR_SIGNOFF.code())) {
            return decision;
        }
        Question question = new Question(request, tables, law);
        boolean isSigned = !waits(question, decision)
                || grants.isSigned(question.category().group(), question.harm());
        return isSigned ? decision : held(question, decision);
    }

    /** Whether this is the answer to something that waits for a signature. */
    static boolean isHeld(Decision decision) {
        return decision.decidedBy().equals(RULE);
    }

    private static boolean waits(Question question, Decision decision) {
        if (question.isSubjectAccess()
                || question.consentOverridden()
                || question.isFor(Purpose.SAFEGUARDING_ALERT)
                || question.breakGlassMayLift()) {
            return false;
        }
        return decision.override() || conflictWasWeighed(question);
    }

    /**
     * A dispute between parents holds what their answer decides; never an agency's own record, and never
     * a warning to somebody who is about to knock.
     */
    private static boolean conflictWasWeighed(Question question) {
        return !question.ownAgency() && question.purposeFacts().agreement().gates();
    }

    private static Decision held(Question question, Decision decision) {
        DetailLevel level = question.inMeetingPack() ? DetailLevel.WITHHOLD_HIDE : question.refusal();
        List<TraceStep> trace = new ArrayList<>(decision.trace());
        trace.add(new TraceStep(
                RULE,
                "held until a supervisor has signed; the rules alone answered " + decision.level() + " by "
                        + decision.decidedBy()));
        return new Decision(
                level, RULE, null, duties(question, decision, level), false, trace, decision.policyVersion());
    }

    private static List<String> duties(Question question, Decision decision, DetailLevel level) {
        Set<String> duties = new TreeSet<>(decision.obligations());
        duties.retainAll(WITHOUT_RELEASE);
        Set<Obligation> ofLevel = EnumSet.noneOf(Obligation.class);
        Obligations.ofLevel(level, false, ofLevel);
        ofLevel.forEach(duty -> duties.add(duty.code()));
        if (question.has(Flag.BREAK_GLASS)) {
            duties.add(Obligation.NOTIFY_IG.code());
            duties.add(Obligation.REVIEW.code());
        }
        boolean isOfTheDead = question.subjects().stream().anyMatch(subject -> subject.status() == Status.DECEASED);
        if (isOfTheDead && question.isHealth()) {
            duties.add(Obligation.CALDICOTT_REVIEW.code());
        }
        return List.copyOf(duties);
    }
}
