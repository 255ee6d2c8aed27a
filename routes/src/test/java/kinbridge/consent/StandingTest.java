package kinbridge.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject.Status;
import kinbridge.needtoknow.WhoDecides;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The latest version of each answer counts, and whose answer it is decides. */
class StandingTest {

    private static final UUID CHILD = UUID.randomUUID();
    private static final UUID MOTHER = UUID.randomUUID();
    private static final UUID FATHER = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    @Property(tries = 500)
    void whatever_the_order_they_are_read_in_the_latest_version_of_an_answer_counts(
            @ForAll @Size(min = 1, max = 12) List<ConsentState> states, @ForAll int seed) {
        UUID answer = UUID.randomUUID();
        List<AnswerVersion> versions = new ArrayList<>();
        for (int at = 0; at < states.size(); at++) {
            versions.add(version(answer, at + 1, "self", null, states.get(at)));
        }
        Collections.shuffle(versions, new java.util.Random(seed));

        assertThat(Answers.current(versions))
                .singleElement()
                .satisfies(current -> assertThat(current.state()).isEqualTo(states.get(states.size() - 1)));
    }

    @Property(tries = 200)
    void one_answer_never_hides_another(@ForAll @Size(min = 1, max = 8) List<ConsentState> states) {
        List<AnswerVersion> versions = states.stream()
                .map(state -> version(UUID.randomUUID(), 1, "self", null, state))
                .toList();

        assertThat(Answers.current(versions)).hasSameSizeAs(states);
    }

    @Test
    void one_parent_who_agrees_and_one_who_refuses_disagree() {
        Standing standing = of(child(false), Set.of());

        assertThat(standing.decides()).isEqualTo(new WhoDecides(WhoDecides.By.HOLDERS, "PR_CONFLICT"));
    }

    @Test
    void a_court_order_settles_it() {
        assertThat(of(child(true), Set.of()).decides().state()).isEqualTo("GIVEN");
    }

    @Test
    void the_alleged_perpetrator_is_left_out() {
        Standing standing = of(child(false), Set.of(FATHER));

        assertThat(standing.decides().state()).isEqualTo("GIVEN");
        assertThat(standing.leftOut()).containsExactly(FATHER.toString());
    }

    @Test
    void a_mother_who_agreed_before_the_birth_and_refuses_after_it_is_one_holder_who_refuses() {
        List<AnswerVersion> answers = List.of(
                version(UUID.randomUUID(), 1, "mother", MOTHER, ConsentState.GIVEN),
                version(UUID.randomUUID(), 1, "parent", MOTHER, ConsentState.REFUSED));

        assertThat(Standing.of(child(false), answers, Set.of(), NOW).decides().state())
                .isEqualTo("REFUSED");
    }

    @Test
    void an_agreement_past_its_date_has_run_out() {
        AnswerVersion agreed = version(UUID.randomUUID(), 1, "self", null, ConsentState.GIVEN);

        assertThat(agreed.at(NOW)).isEqualTo(ConsentState.GIVEN);
        assertThat(agreed.at(NOW.plusSeconds(86_400L * 400))).isEqualTo(ConsentState.EXPIRED);
    }

    private static Standing of(AskedPerson child, Set<UUID> perpetrators) {
        return Standing.of(
                child,
                List.of(
                        version(UUID.randomUUID(), 1, "parent", MOTHER, ConsentState.GIVEN),
                        version(UUID.randomUUID(), 1, "parent", FATHER, ConsentState.REFUSED)),
                perpetrators,
                NOW);
    }

    private static AskedPerson child(boolean courtOrderSettles) {
        return new AskedPerson(CHILD, 8, Status.LIVING, null, MOTHER, Set.of(MOTHER, FATHER), false, courtOrderSettles);
    }

    private static AnswerVersion version(
            UUID id, int version, String giver, @org.jspecify.annotations.Nullable UUID by, ConsentState state) {
        return new AnswerVersion(
                id,
                version,
                CHILD,
                giver,
                by,
                state,
                Set.of(),
                Set.of(),
                Set.of(),
                NOW.minusSeconds(86_400),
                NOW.plusSeconds(86_400L * 90),
                null,
                null,
                null,
                Map.of(),
                "orla-keane",
                NOW,
                null);
    }
}
