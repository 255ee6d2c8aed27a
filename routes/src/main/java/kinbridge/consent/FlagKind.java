package kinbridge.consent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The flags of the specification's table 2.17 that people set: what each does, and how it ends. */
public enum FlagKind {
    PROTECTED_ADDRESS(
            "Protected address",
            "Nobody outside safeguarding sees where this person or their family lives, and it is left out of matching.",
            Ends.WHEN_CLEARED,
            Of.A_PERSON),
    LOCATION_SENSITIVE(
            "Places are sensitive",
            "Addresses, schools, clinics and other places are left out of what is shared.",
            Ends.MAY_END,
            Of.EITHER),
    UNSAFE_TO_NOTIFY(
            "Unsafe to tell",
            "This person is not told that something was shared, until a review finds it safe.",
            Ends.MAY_END,
            Of.A_PERSON),
    ALLEGED_PERPETRATOR(
            "Alleged perpetrator",
            "This person has no say over what is shared for the safety of others.",
            Ends.MAY_END,
            Of.A_PERSON),
    MARAC_HIGH_RISK(
            "High risk at MARAC",
            "What keeps this person safe may be shared for that purpose without their agreement.",
            Ends.MAY_END,
            Of.A_PERSON),
    POLICE_HOLD(
            "Police hold",
            "Only social workers and the police liaison see what is about this person.",
            Ends.WHEN_CLEARED,
            Of.A_PERSON),
    PREJUDICE_CRIME(
            "Would prejudice an investigation",
            "Who asks for what is held about them is told neither that it is nor that it is not.",
            Ends.WHEN_CLEARED,
            Of.EITHER),
    DETRIMENT_TO_CHILD(
            "Sharing would harm the child more",
            "Nothing about this person is shown to anybody in the team (Children Act 2004 s16LA(3)).",
            Ends.MAY_END,
            Of.A_PERSON),
    REQUESTER_CONFLICT(
            "A colleague's conflict of interest",
            "The named colleague sees nothing about this person: a relative, a neighbour.",
            Ends.WHEN_CLEARED,
            Of.A_PERSON_AND_A_COLLEAGUE),
    REQUESTER_LINKED_TO_PERP(
            "A colleague linked to the alleged perpetrator",
            "The named colleague sees nothing that could lead the alleged perpetrator to this person.",
            Ends.WHEN_CLEARED,
            Of.A_PERSON_AND_A_COLLEAGUE),
    COURT_ORDER_SETTLES(
            "A court order settles it",
            "Where the holders of parental responsibility disagree, a court has decided that it may be shared.",
            Ends.MAY_END,
            Of.A_PERSON),
    CP_CONFERENCE_MEMBER(
            "Member of the child protection conference",
            "The named colleague may see court papers, within what their role may know.",
            Ends.ON_A_DAY,
            Of.A_PERSON_AND_A_COLLEAGUE),
    COURT_PERMISSION(
            "The court's permission",
            "The named colleague may see court papers, within what their role may know.",
            Ends.ON_A_DAY,
            Of.A_PERSON_AND_A_COLLEAGUE),
    STATUTORY_EXCEPTION(
            "Certified exception to a statutory bar",
            "The hub still shows nothing; Legal, the Caldicott Guardian and a supervisor are asked to act.",
            Ends.ON_A_DAY,
            Of.A_PERSON),
    OFFICIAL_DUTY_RECORDED(
            "Official duty recorded",
            "The named colleague may see spent convictions, within what their role may know.",
            Ends.ON_A_DAY,
            Of.A_PERSON_AND_A_COLLEAGUE),
    ORIGINATOR_AUTHORISED(
            "The originator of intelligence agreed",
            "The named colleague may see this piece of intelligence, within what their role may know.",
            Ends.ON_A_DAY,
            Of.A_RECORD_AND_A_COLLEAGUE),
    SEPARABLE(
            "One person's part can be taken out",
            "Where the people in this record answered differently, a summary without the others may be shown.",
            Ends.MAY_END,
            Of.A_RECORD),
    SEALED(
            "Sealed at the person's wish",
            "Other agencies do not see this record, unless a child is at risk of significant harm.",
            Ends.MAY_END,
            Of.A_RECORD),
    SERIOUS_HARM_IF_DISCLOSED(
            "Serious harm if disclosed",
            "Who asks for what is held about them does not get this.",
            Ends.MAY_END,
            Of.EITHER),
    CHILD_ABUSE_DATA_NOT_BEST_INTERESTS(
            "Not in the child's best interests",
            "A parent who asks for what is held about the child does not get this.",
            Ends.MAY_END,
            Of.EITHER),
    CHILD_EXPECTS_CONFIDENCE(
            "Told in confidence by the child",
            "A parent who asks for what is held about the child does not get this.",
            Ends.MAY_END,
            Of.EITHER);

    /** How it ends. What protects somebody from harm by another person never ends by itself. */
    public enum Ends {
        WHEN_CLEARED,
        MAY_END,
        /** It opens something to somebody: never without a last day. */
        ON_A_DAY
    }

    /** What it is set on. */
    public enum Of {
        A_PERSON,
        A_PERSON_AND_A_COLLEAGUE,
        A_RECORD,
        A_RECORD_AND_A_COLLEAGUE,
        /** Whatever is about the person, or one record alone. */
        EITHER
    }

    private final String title;
    private final String effect;
    private final Ends ends;
    private final Of of;

    FlagKind(String title, String effect, Ends ends, Of of) {
        this.title = title;
        this.effect = effect;
        this.ends = ends;
        this.of = of;
    }

    /** As table 2.17 writes it: {@code police_hold}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    /** What it does, in a sentence for whoever sets it. */
    public String effect() {
        return effect;
    }

    public Ends ends() {
        return ends;
    }

    public boolean namesAColleague() {
        return of == Of.A_PERSON_AND_A_COLLEAGUE || of == Of.A_RECORD_AND_A_COLLEAGUE;
    }

    public boolean mayBeOfARecord() {
        return of == Of.EITHER || mustBeOfARecord();
    }

    public boolean mustBeOfARecord() {
        return of == Of.A_RECORD || of == Of.A_RECORD_AND_A_COLLEAGUE;
    }

    /**
     * Whether it may be known that it is there. That of every other flag may itself endanger: it tells
     * of an investigation, a refuge or a suspicion.
     */
    boolean isHarmlessToKnow() {
        return this == COURT_ORDER_SETTLES;
    }

    public static Optional<FlagKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
