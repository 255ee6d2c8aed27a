package kinbridge.work;

import static kinbridge.work.Outcome.*;

import java.util.List;

/** A duty of section 2.13 that a person does: whose it is, by when, and how it can end. */
public enum TaskKind {
    RECORD_REASON(
            "Give the reason",
            "Something was shown to you without agreement. One reason covers this family and purpose until the"
                    + " time limit: why was it necessary, and why could it not wait?",
            Whose.REQUESTER,
            "1wd",
            REASON_GIVEN),
    SUPERVISOR_SIGNOFF(
            "Sign off, or refuse",
            "Your colleague needs, or was shown, information without agreement. Is it necessary and in proportion"
                    + " for this family and this purpose?",
            Whose.SUPERVISOR,
            "1wd",
            SIGNED,
            REFUSED),
    NOTIFY_SUBJECT(
            "Tell the person, or record why not",
            "Information about this person was shared without their agreement. They are told unless that is unsafe."
                    + " Check first who could read a letter or hear a call.",
            Whose.REQUESTER,
            "5wd",
            TOLD,
            NOT_TOLD),
    DO_NOT_NOTIFY(
            "Look again whether it is safe to tell the person",
            "Information about this person was shared without their agreement, and they were not told because that"
                    + " would be unsafe. Is it still?",
            Whose.REQUESTER,
            "8w",
            NOT_TOLD,
            TOLD),
    NOTIFY_IG(
            "Look into a decision that is reported to information governance",
            "The rules report this to you. The sharing log has the decisions.",
            Whose.IG,
            "3wd",
            IN_ORDER,
            NOT_IN_ORDER),
    CALDICOTT_REVIEW(
            "Review sharing of health information",
            "Confidential health information was asked for or shared. Was it necessary, and no more than necessary?",
            Whose.CALDICOTT,
            "3wd",
            JUSTIFIED,
            TRAINING,
            MISUSE),
    LEGAL_ADVICE(
            "Take legal advice", "The rules ask for a lawyer before anything more is done.", Whose.LEGAL, "3wd", DONE),
    ORIGINATOR_CONTACT(
            "Say whether your agency's information may be used",
            "A colleague asked for something that only your agency may release. Contact them, or say no.",
            Whose.LIAISON,
            "3wd",
            DONE),
    SEEK_CONSENT(
            "Ask for agreement",
            "Nobody has asked this person, or their agreement has run out. Ask unless asking would be unsafe, and"
                    + " record the answer under the family's agreements: this task is then done by itself.",
            Whose.LEAD,
            "5wd",
            COULD_NOT_ASK),
    RESOLVE_CONFLICT(
            "Settle a dispute about agreement",
            "Those who may decide for this child disagree. Until it is settled little can be shown.",
            Whose.SUPERVISOR,
            "5wd",
            RESOLVED,
            NOT_RESOLVED),
    REVIEW(
            "Review what was released at once",
            "It was released without waiting. Was that justified?",
            Whose.SUPERVISOR,
            "1wd",
            JUSTIFIED,
            TRAINING,
            MISUSE),
    RECORD_DETRIMENT_TEST(
            "Record the test of detriment",
            "It is recorded that sharing would do the child more harm than good. Record whether that still holds,"
                    + " and why.",
            Whose.SOCIAL_WORKER,
            "1wd",
            DETRIMENT_STANDS,
            NO_DETRIMENT),
    NOTIFY_PRIOR_RECIPIENTS(
            "Tell those who hold earlier copies",
            "This person has said no to sharing. What was shared before stays with those who have it, and they must"
                    + " be told.",
            Whose.IG,
            "2wd",
            RECIPIENTS_TOLD,
            DONE),
    TAKEN_BACK(
            "Stop relying on what no longer stands",
            "Something that you were shown no longer stands: an agency has deleted, withdrawn or corrected it, or it"
                    + " was shared by agreement and the agreement has ended. Do not rely on your copy of it. If you"
                    + " acted on it or passed it on, look again at what you did, and tell those who have it from you.",
            Whose.REQUESTER,
            "2wd",
            NO_LONGER_USED),
    RETRACTION_OVERDUE(
            "See that a colleague stops relying on something",
            "A colleague was told to stop relying on something that they were shown, was reminded, and has not"
                    + " confirmed it in five working days. Speak to them, or to whoever does their work now.",
            Whose.SUPERVISOR,
            "2wd",
            COLLEAGUE_TOLD,
            CANNOT_BE_REACHED),
    RETRACTION_UNANSWERED(
            "Nobody has confirmed that something is no longer relied on",
            "Something that was shared no longer stands. Whoever holds a copy was told, reminded, and has not"
                    + " confirmed that they no longer rely on it; or an agency would not have it taken back. Settle it"
                    + " with them, and say how.",
            Whose.IG,
            "3wd",
            IN_ORDER,
            NOT_IN_ORDER),
    RESTS_ON_RETRACTED(
            "Look again at what you decided with something that was taken back",
            "Something that lay before you when you decided has been taken back or corrected since. Look whether what"
                    + " you decided still stands, and act on it if it does not.",
            Whose.REQUESTER,
            "2wd",
            STILL_STANDS,
            DECIDED_ANEW),
    PEOPLE_APART(
            "Stop relying on what was about somebody else",
            "Two people had been taken for one. Some of what you were shown was about the other one. Do not rely on"
                    + " it. If you acted on it or passed it on, look again at what you did, and tell those who have"
                    + " it from you.",
            Whose.REQUESTER,
            "2wd",
            NO_LONGER_USED),
    PEOPLE_APART_REVIEW(
            "Look into what was let out about the wrong person",
            "Two people had been taken for one. Whoever was shown the one as the other is told to stop relying on"
                    + " it. What was sent to an agency under the wrong patient's number is taken back by a message: see"
                    + " that the agency confirms it, and that nothing else of it is there.",
            Whose.IG,
            "3wd",
            IN_ORDER,
            NOT_IN_ORDER),
    CONTESTED_RECORD(
            "Answer that a record is wrong",
            "Somebody says that a record of your agency is wrong. Find it in your agency's own system, look at what"
                    + " they say, and answer within a month. What you write is read by those who may read the whole"
                    + " record, and the person is told how it ended.",
            Whose.LIAISON,
            "1m",
            CORRECTED,
            CORRECTED_SENT,
            STANDS,
            REMOVED,
            WITHDRAWN_BY_ASKER),
    CONTESTED_LATE(
            "See that a contested record is answered",
            "A record is contested, and its agency is late: with its answer, or with the correction that it promised."
                    + " Ask for it. UK GDPR article 12(3) gives one month.",
            Whose.IG,
            "2wd",
            DONE),
    TELL_OUTCOME(
            "Tell the person what became of the record they contested",
            "Its agency has answered. Tell them how it ended, why, and that they may complain to the Information"
                    + " Commissioner. What is answered stands beside the record on the family's page. Check first who"
                    + " could read a letter or hear a call.",
            Whose.REQUESTER,
            "5wd",
            TOLD,
            NOT_TOLD),
    INCIDENT(
            "Look into an incident",
            "A reviewer found that something was not in order. Decide within 72 hours whether it must be reported.",
            Whose.DPO,
            "3d",
            NOT_REPORTABLE,
            REPORTED);

    enum Whose {
        REQUESTER,
        SUPERVISOR,
        LEAD,
        SOCIAL_WORKER,
        LIAISON,
        IG,
        CALDICOTT,
        LEGAL,
        DPO
    }

    private final String title;
    private final String explanation;
    private final Whose whose;
    private final String lasts;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, which nobody can change
    private final List<Outcome> outcomes;

    TaskKind(String title, String explanation, Whose whose, String lasts, Outcome... outcomes) {
        this.title = title;
        this.explanation = explanation;
        this.whose = whose;
        this.lasts = lasts;
        this.outcomes = List.of(outcomes);
    }

    public String title() {
        return title;
    }

    public String explanation() {
        return explanation;
    }

    Whose whose() {
        return whose;
    }

    /** How long there is to do it: {@code 1wd}. */
    String lasts() {
        return lasts;
    }

    /** How a person may end it, the usual one first. */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    /** Nobody checks what they themselves asked for. */
    boolean isACheck() {
        return switch (whose) {
            case REQUESTER, LEAD, SOCIAL_WORKER -> false;
            default -> true;
        };
    }

    /** Whether its cause is the rule that decided; else it is what keeps it apart from others of its kind. */
    boolean isCausedByARule() {
        return switch (this) {
            case TAKEN_BACK,
                    PEOPLE_APART,
                    PEOPLE_APART_REVIEW,
                    RETRACTION_OVERDUE,
                    RETRACTION_UNANSWERED,
                    RESTS_ON_RETRACTED,
                    CONTESTED_RECORD,
                    CONTESTED_LATE,
                    TELL_OUTCOME -> false;
            default -> true;
        };
    }

    /** About telling somebody: a safety check comes first, and "not told" is looked at again. */
    public boolean isNotice() {
        return this == NOTIFY_SUBJECT || this == DO_NOT_NOTIFY || this == TELL_OUTCOME;
    }

    /** Of several such tasks of one look, all that differs is whom they are about. */
    public boolean isAboutOnePerson() {
        return isNotice() || this == SEEK_CONSENT;
    }

    /** Owed once for the family, whoever looks. */
    public boolean isOfTheFamily() {
        return switch (this) {
            case SEEK_CONSENT, RESOLVE_CONFLICT, NOTIFY_PRIOR_RECIPIENTS, RECORD_DETRIMENT_TEST -> true;
            default -> false;
        };
    }
}
