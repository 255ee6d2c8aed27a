package kinbridge.needtoknow;

import static kinbridge.mappings.DetailLevel.EXISTENCE;
import static kinbridge.mappings.DetailLevel.WITHHOLD_HIDE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.StatisticsReport;

/** What the engine does not know, or cannot work out, is refused and reported; never guessed. */
@StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
@PropertyDefaults(tries = 100_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class WhatIsNotKnownTest {

    private enum Part {
        ROLE,
        AGENCY,
        HOLDER,
        CATEGORY,
        PURPOSE,
        FLAG
    }

    @Provide
    Arbitrary<DecisionRequest> requests() {
        return AnyRequest.requests();
    }

    @Provide
    Arbitrary<String> unknown() {
        return Arbitraries.of(
                "", " ", "SOCIAL_WORKER", "social worker", "la_csc", "HE", "HE.", "ID.CORE ", "\u0000", "null");
    }

    @Property
    void an_unknown_word_anywhere_is_refused_and_reported(
            @ForAll("requests") DecisionRequest request, @ForAll Part part, @ForAll("unknown") String word) {
        Cases.met(Tables.ENGINE.decide(request).releases(), 20);
        Decision decision = Tables.ENGINE.decide(with(request, part, word));
        assertThat(decision.level()).isEqualTo(WITHHOLD_HIDE);
        assertThat(decision.decidedBy()).isIn("2.1a", "2.1b");
        assertThat(decision.obligations()).contains("LOG", "NOTIFY_IG", "RECORD_REASON", "TELL_REQUESTER_NOTHING");
        assertThat(decision.lawfulBasis()).isNull();
    }

    @Example
    void an_error_in_any_rule_is_a_refusal_and_a_notice_wherever_the_rule_stands() {
        DecisionRequest request =
                Asking.asking("social_worker").about("TAF.PLAN").request();
        assertThat(Tables.ENGINE.decide(request).level()).isGreaterThan(EXISTENCE);
        for (int position = 0; position <= OrderedRules.REFUSALS.size(); position++) {
            List<Rule> rules = withOneThatFails(OrderedRules.REFUSALS, position);
            assertRefusedForAnError(
                    new OrderedRules(Tables.SHIPPED, rules, SubjectAccess.RULES, Tables.LAW).decide(request));
        }
    }

    @Example
    void an_error_in_a_rule_of_subject_access_is_a_refusal_too() {
        DecisionRequest request =
                Asking.asking("subject_adult").forPurpose("SUBJECT_ACCESS").request();
        assertThat(Tables.ENGINE.decide(request).decidedBy()).isEqualTo("5.5j");
        for (int position = 0; position < SubjectAccess.RULES.size(); position++) {
            List<Rule> rules = withOneThatFails(SubjectAccess.RULES, position);
            assertRefusedForAnError(
                    new OrderedRules(Tables.SHIPPED, OrderedRules.REFUSALS, rules, Tables.LAW).decide(request));
        }
    }

    @Example
    void rules_of_subject_access_that_decide_nothing_are_an_error() {
        DecisionRequest request =
                Asking.asking("subject_adult").forPurpose("SUBJECT_ACCESS").request();
        assertRefusedForAnError(
                new OrderedRules(Tables.SHIPPED, OrderedRules.REFUSALS, List.of(), Tables.LAW).decide(request));
    }

    @Property
    void an_error_never_shows_anything_whatever_is_asked(@ForAll("requests") DecisionRequest request) {
        int position = Math.floorMod(request.hashCode(), OrderedRules.REFUSALS.size() + 1);
        List<Rule> rules = FAILING.get(position);
        Decision sound = Tables.ENGINE.decide(request);
        Decision decision = new OrderedRules(Tables.SHIPPED, rules, SubjectAccess.RULES, Tables.LAW).decide(request);
        Cases.met(sound.releases() && decision.decidedBy().equals("error"), 15);
        if (!decision.equals(sound)) {
            assertRefusedForAnError(decision);
        }
    }

    private static final List<List<Rule>> FAILING = IntStream.rangeClosed(0, OrderedRules.REFUSALS.size())
            .mapToObj(position -> withOneThatFails(OrderedRules.REFUSALS, position))
            .toList();

    private static List<Rule> withOneThatFails(List<Rule> rules, int position) {
        List<Rule> failing = new ArrayList<>(rules);
        failing.add(position, Rule.deny("broken", "COUNCIL-POLICY", "Is this broken?", question -> {
            throw new IllegalStateException("Mia Farrow lives at 1 Mill Lane");
        }));
        return failing;
    }

    private static void assertRefusedForAnError(Decision decision) {
        assertThat(decision.level()).isEqualTo(WITHHOLD_HIDE);
        assertThat(decision.decidedBy()).isEqualTo("error");
        assertThat(decision.lawfulBasis()).isNull();
        assertThat(decision.override()).isFalse();
        assertThat(decision.obligations())
                .containsExactly("LOG", "NOTIFY_IG", "RECORD_REASON", "TELL_REQUESTER_NOTHING");
        assertThat(decision.trace().get(decision.trace().size() - 1))
                .isEqualTo(new Decision.TraceStep("error", "IllegalStateException"));
    }

    private static DecisionRequest with(DecisionRequest request, Part part, String word) {
        Set<String> flags = new HashSet<>(request.flags());
        if (part == Part.FLAG) {
            flags.add(word);
        }
        return new DecisionRequest(
                part == Part.ROLE ? word : request.role(),
                part == Part.AGENCY ? word : request.agency(),
                request.taf(),
                request.subjects(),
                part == Part.HOLDER ? word : request.recordAgency(),
                part == Part.CATEGORY ? word : request.recordCategory(),
                part == Part.PURPOSE ? word : request.purpose(),
                request.harm(),
                flags,
                request.channel());
    }
}
