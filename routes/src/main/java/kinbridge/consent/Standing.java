package kinbridge.consent;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.WhoDecides;

/**
 * How somebody stands to sharing today, over all scopes: whose answer counts, what it comes to, and who
 * disagrees. What counts for one record is decided anew for each record, within its scope.
 *
 * @param answers the current answer of each giver, by the giver's name
 * @param leftOut givers who are alleged perpetrators (1.5 rule 8)
 */
public record Standing(WhoDecides decides, Map<String, ConsentState> answers, Set<String> leftOut) {

    /** Of a giver's several answers the most restrictive is theirs. */
    private static final List<ConsentState> LEAST_FIRST = List.of(
            ConsentState.GIVEN,
            ConsentState.GIVEN_OUT_OF_SCOPE,
            ConsentState.NOT_SOUGHT,
            ConsentState.EXPIRED,
            ConsentState.NOT_SOUGHT_UNSAFE,
            ConsentState.WITHDRAWN,
            ConsentState.REFUSED);

    public Standing {
        answers = Map.copyOf(answers);
        leftOut = Set.copyOf(leftOut);
    }

    /** @param perpetrators person ids of alleged perpetrators among those who answered */
    static Standing of(AskedPerson subject, List<AnswerVersion> current, Set<UUID> perpetrators, Instant now) {
        Map<String, ConsentState> answers = new HashMap<>();
        Set<String> leftOut = new HashSet<>();
        for (AnswerVersion answer : current) {
            String giver = giver(answer, subject.isUnborn());
            answers.merge(giver, answer.at(now), Standing::moreRestrictive);
            if (answer.giverPerson() != null && perpetrators.contains(answer.giverPerson())) {
                leftOut.add(giver);
            }
        }
        DecisionSubject asDecided = new DecisionSubject(
                subject.person().toString(),
                "subject",
                subject.isUnborn() ? Integer.valueOf(0) : subject.age(),
                subject.status(),
                subject.competence(),
                answers,
                leftOut,
                subject.allegedPerpetrator(),
                false);
        return new Standing(WhoDecides.of(asDecided, subject.courtOrderSettles()), answers, leftOut);
    }

    private static ConsentState moreRestrictive(ConsentState one, ConsentState other) {
        return java.util.stream.Stream.of(one, other)
                .max(Comparator.comparingInt(LEAST_FIRST::indexOf))
                .orElse(one);
    }

    /** As {@link ConsentRegister.Answer#giverRef} names them. */
    public static String giver(AnswerVersion answer, boolean isUnborn) {
        if (answer.giver().equals(Giver.MOTHER.word()) && isUnborn) {
            return answer.giver();
        }
        return answer.giverPerson() == null
                ? answer.giver()
                : answer.giverPerson().toString();
    }
}
