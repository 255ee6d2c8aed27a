package kinbridge.subjectaccess;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import kinbridge.needtoknow.Circumstances;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.Flag;
import kinbridge.needtoknow.Undecided;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of 5.5 ask beside what the hub knows of everybody: the data subject stands first, whether the data is
 * the requester's own, and whether who asks may have harmed somebody.
 *
 * @param person the data subject
 * @param isInTheirHands whether it is given to the person, or to whom they themselves, alone, said that it is
 * @param mayHaveHarmed whether who asks is an alleged perpetrator, or it is not known who that is
 * @param asker the parent who asks, if the hub knows them as one
 * @param agreed who else agreed to what being given, for this request
 */
record SubjectCircumstances(
        Circumstances hub,
        UUID person,
        AskedAs askedAs,
        boolean isInTheirHands,
        boolean mayHaveHarmed,
        @Nullable UUID asker,
        OthersAgreed agreed)
        implements Circumstances {

    @Override
    public Situation of(Undecided item) {
        Situation known = hub.of(item);
        List<DecisionSubject> subjects = new ArrayList<>();
        List<DecisionSubject> others = new ArrayList<>();
        for (DecisionSubject subject : known.subjects()) {
            if (subject.ref().equals(person.toString())) {
                subjects.add(subject);
            } else {
                others.add(isTheAsker(subject) ? itself(subject) : asked(item, subject));
            }
        }
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("an item of a request is about the person it was made for");
        }
        boolean isAllegedPerpetrator = mayHaveHarmed
                || (askedAs.isOwnRight()
                        && subjects.stream().anyMatch(one -> one.allegedPerpetrator() || one.restrained()));
        Set<String> flags = new TreeSet<>(known.flags());
        if (isAllegedPerpetrator) {
            flags.add(Flag.REQUESTER_ALLEGED_PERPETRATOR.code());
        } else if (isInTheirHands && others.isEmpty()) {
            // Of one person's own place only: a household's is also that of who hides in it. And into no hands but
            // theirs, or those that they chose when nobody stood by: an authority can be had by force.
            flags.add(Flag.OWN_DATA.code());
        }
        subjects.addAll(others);
        return new Situation(subjects, known.harm(), flags, known.consentVersions(), known.isSure());
    }

    private boolean isTheAsker(DecisionSubject subject) {
        return asker != null && subject.ref().equals(asker.toString());
    }

    /** Who asks knows what is held of themselves beside the child. */
    private static DecisionSubject itself(DecisionSubject asker) {
        return with(asker, Map.of("self", ConsentState.GIVEN));
    }

    /**
     * Who agreed that agencies share has not agreed that a relative, or a former partner, is handed the record: for
     * that only the reviewer of this request has asked them, or nobody.
     */
    private DecisionSubject asked(Undecided item, DecisionSubject other) {
        return with(
                other, agreed.given(item, other, identity -> hub.ref(identity).equals(other.ref())));
    }

    private static DecisionSubject with(DecisionSubject subject, Map<String, ConsentState> consent) {
        return new DecisionSubject(
                subject.ref(),
                subject.relation(),
                subject.age(),
                subject.status(),
                subject.competence(),
                consent,
                subject.perpetratorPr(),
                subject.allegedPerpetrator(),
                subject.restrained());
    }

    @Override
    public LocalDate day() {
        return hub.day();
    }

    @Override
    public String ref(UUID identity) {
        return hub.ref(identity);
    }
}
