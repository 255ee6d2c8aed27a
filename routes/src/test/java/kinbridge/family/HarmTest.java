package kinbridge.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import kinbridge.family.Harm.Raise;
import kinbridge.family.Harm.Span;
import kinbridge.family.Harm.Standing;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HarmTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    private static Span open(HarmLevel level) {
        return new Span(level, TODAY.minusDays(30), null, NOW.minus(Duration.ofDays(30)));
    }

    private static Raise raise(HarmLevel level, Instant since) {
        return new Raise(
                UUID.randomUUID(),
                UUID.randomUUID(),
                level,
                since,
                since.plus(Duration.ofDays(2)),
                "martin-okell",
                "mash_decision_maker",
                null,
                null);
    }

    private static Raise ended(Raise raise, Instant at) {
        return new Raise(
                raise.id(),
                raise.identity(),
                raise.level(),
                raise.since(),
                raise.until(),
                raise.setBy(),
                raise.role(),
                at,
                "dawn-frayne");
    }

    @Test
    void without_a_word_from_anybody_a_child_is_at_the_usual_level() {
        assertThat(Harm.NOTHING_KNOWN.effective(NOW)).isEqualTo(HarmLevel.L2);
    }

    @Test
    void what_a_person_raised_counts_before_the_feed_says_so() {
        Harm harm = new Harm(List.of(open(HarmLevel.CIN)), List.of(raise(HarmLevel.S47, NOW.minusSeconds(60))));

        assertThat(harm.effective(NOW)).isEqualTo(HarmLevel.S47);
    }

    @Test
    void after_two_working_days_the_feed_alone_counts_again() {
        Raise raise = raise(HarmLevel.S47, NOW.minusSeconds(60));
        Harm harm = new Harm(List.of(open(HarmLevel.CIN)), List.of(raise));

        assertThat(harm.effective(raise.until())).isEqualTo(HarmLevel.CIN);
        assertThat(harm.standing(raise, raise.until())).isEqualTo(Standing.LAPSED);
    }

    @Test
    void a_person_ends_it_at_once() {
        Raise raise = ended(raise(HarmLevel.S47, NOW.minusSeconds(60)), NOW);

        assertThat(new Harm(List.of(), List.of(raise)).effective(NOW)).isEqualTo(HarmLevel.L2);
    }

    @Test
    void a_plan_that_ended_today_is_over_today() {
        Span over = new Span(HarmLevel.CP, TODAY.minusDays(90), TODAY, NOW);

        assertThat(new Harm(List.of(over), List.of()).effective(NOW)).isEqualTo(HarmLevel.L2);
    }

    @Test
    void when_the_enquiry_ends_what_was_raised_ahead_of_it_ends_too() {
        Raise raise = raise(HarmLevel.S47, NOW.minusSeconds(3_600));
        Span enquiry = new Span(HarmLevel.S47, TODAY, TODAY, NOW.minusSeconds(60));
        Harm harm = new Harm(List.of(enquiry), List.of(raise));

        assertThat(harm.standing(raise, NOW)).isEqualTo(Standing.OVER_WITH_THE_PLAN);
        assertThat(harm.effective(NOW)).isEqualTo(HarmLevel.L2);
    }

    @Test
    void an_enquiry_that_had_ended_before_does_not_end_what_was_raised_after_it() {
        Raise raise = raise(HarmLevel.S47, NOW.minusSeconds(60));
        Span enquiry = new Span(HarmLevel.S47, TODAY, TODAY, NOW.minusSeconds(3_600));

        assertThat(new Harm(List.of(enquiry), List.of(raise)).effective(NOW)).isEqualTo(HarmLevel.S47);
    }

    @Test
    void the_end_of_the_enquiry_does_not_end_the_plan_that_its_conference_decided() {
        Raise raise = raise(HarmLevel.CP, NOW.minusSeconds(3_600));
        Span enquiry = new Span(HarmLevel.S47, TODAY.minusDays(10), TODAY, NOW.minusSeconds(60));

        assertThat(new Harm(List.of(enquiry), List.of(raise)).effective(NOW)).isEqualTo(HarmLevel.CP);
    }

    @Test
    void a_feed_that_has_caught_up_counts_by_itself() {
        Raise raise = raise(HarmLevel.S47, NOW.minusSeconds(60));
        Harm harm = new Harm(List.of(open(HarmLevel.CP)), List.of(raise));

        assertThat(harm.standing(raise, NOW)).isEqualTo(Standing.CAUGHT_UP);
        assertThat(harm.effective(NOW)).isEqualTo(HarmLevel.CP);
    }

    @Property
    void it_is_never_above_the_feed_and_what_was_raised(@ForAll("harms") Harm harm) {
        HarmLevel most = Stream.concat(
                        Stream.of(harm.feed(TODAY)), harm.raises().stream().map(Raise::level))
                .max(Comparator.naturalOrder())
                .orElseThrow();

        assertThat(harm.effective(NOW)).isBetween(harm.feed(TODAY), most);
    }

    @Property
    void no_raise_counts_beyond_its_time(@ForAll("harms") Harm harm) {
        Instant later = NOW.plus(Duration.ofDays(10));
        LocalDate day = later.atZone(Occurred.LONDON).toLocalDate();

        assertThat(harm.effective(later)).isEqualTo(harm.feed(day));
    }

    @Property
    void ending_every_raise_leaves_the_feed(@ForAll("harms") Harm harm) {
        Harm without = new Harm(
                harm.spans(),
                harm.raises().stream().map(raise -> ended(raise, NOW)).toList());

        assertThat(without.effective(NOW)).isEqualTo(harm.feed(TODAY));
    }

    @Provide
    Arbitrary<Harm> harms() {
        Arbitrary<HarmLevel> levels = Arbitraries.of(HarmLevel.values());
        Arbitrary<Integer> days = Arbitraries.integers().between(-6, 6);
        Arbitrary<Span> spans = Combinators.combine(levels, days, days.injectNull(0.4), days)
                .as((level, from, until, received) -> new Span(
                        level,
                        TODAY.plusDays(from),
                        until == null ? null : TODAY.plusDays(until),
                        NOW.plus(Duration.ofDays(Math.min(received, 0)))));
        Arbitrary<Raise> raises = Combinators.combine(
                        levels, Arbitraries.integers().between(0, 120))
                .as((level, hours) -> raise(level, NOW.minus(Duration.ofHours(hours))));
        return Combinators.combine(spans.list().ofMaxSize(4), raises.list().ofMaxSize(3))
                .as(Harm::new);
    }
}
