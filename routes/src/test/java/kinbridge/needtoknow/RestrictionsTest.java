package kinbridge.needtoknow;

import static kinbridge.mappings.DetailLevel.EXISTENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.StatisticsReport;

/** Adding a restriction never shows more, whatever is asked. */
@StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
@PropertyDefaults(tries = 100_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class RestrictionsTest {

    /** The flags of 2.17 that permit, certify or describe; every other one restricts. */
    private static final Set<Flag> PERMITTING = EnumSet.of(
            Flag.CP_CONFERENCE_MEMBER,
            Flag.COURT_PERMISSION,
            Flag.ORIGINATOR_AUTHORISED,
            Flag.OFFICIAL_DUTY_RECORDED,
            Flag.SCREENING_RULE_FIRED,
            Flag.NECESSITY_RECORDED,
            Flag.BREAK_GLASS,
            Flag.SEPARABLE,
            Flag.COURT_ORDER_SETTLES,
            Flag.OWN_DATA,
            Flag.MARAC_HIGH_RISK);

    private static final Set<Flag> RESTRICTING = EnumSet.complementOf(EnumSet.copyOf(PERMITTING));

    /** Those that hold a practitioner back at some step; the rest only add what must be done, or are of 5.5. */
    private static final Set<Flag> HOLDING_BACK = EnumSet.of(
            Flag.REQUESTER_CONFLICT,
            Flag.SESSION_UNVERIFIED,
            Flag.PROTECTED_ADDRESS,
            Flag.REQUESTER_LINKED_TO_PERP,
            Flag.PERP_PRESENT,
            Flag.POLICE_HOLD,
            Flag.DETRIMENT_TO_CHILD,
            Flag.SEALED,
            Flag.DSA_EXPIRED,
            Flag.DSA_MISSING);

    @Provide
    Arbitrary<DecisionRequest> requests() {
        return AnyRequest.requests();
    }

    @Provide
    Arbitrary<Flag> restricting() {
        return Arbitraries.of(RESTRICTING);
    }

    @Provide
    Arbitrary<Flag> holdingBack() {
        return Arbitraries.of(HOLDING_BACK);
    }

    @Provide
    Arbitrary<Narrowed> narrowed() {
        return Arbitraries.of(Narrowed.SOME);
    }

    @Property
    void a_restricting_flag_never_shows_more(
            @ForAll("requests") DecisionRequest request, @ForAll("restricting") Flag flag) {
        assertNoMore(request, AnyRequest.withFlag(request, flag, true), 8);
    }

    @Property
    void a_flag_that_holds_back_does_hold_back(
            @ForAll("requests") DecisionRequest request, @ForAll("holdingBack") Flag flag) {
        DecisionRequest without = AnyRequest.withFlag(request, flag, false);
        assertNoMore(without, AnyRequest.withFlag(without, flag, true), 15);
    }

    @Property
    void refusing_instead_of_agreeing_never_shows_more(@ForAll("requests") DecisionRequest request) {
        DecisionRequest agreed = AnyRequest.withFirstSubjectsAgreement(request);
        assertNoMore(agreed, AnyRequest.withFirstSubjectsRefusal(agreed, "self"), 2);
    }

    @Property
    void a_refusal_by_anybody_who_agreed_never_shows_more(@ForAll("requests") DecisionRequest request) {
        Map<String, ConsentState> answers = request.subjects().get(0).consent();
        DecisionRequest refused = request;
        for (Map.Entry<String, ConsentState> answer : answers.entrySet()) {
            if (answer.getValue() == ConsentState.GIVEN) {
                DecisionRequest more = AnyRequest.withFirstSubjectsRefusal(refused, answer.getKey());
                assertThat(level(more)).isLessThanOrEqualTo(level(refused));
                refused = more;
            }
        }
        Cases.met(level(refused) != level(request), 1);
    }

    @Property
    void leaving_the_team_never_shows_more(@ForAll("requests") DecisionRequest request) {
        assertNoMore(request, AnyRequest.standing(request, TafStatus.LEFT), 20);
    }

    @Property
    void being_outside_the_team_never_shows_more_than_being_in_it(@ForAll("requests") DecisionRequest request) {
        assertNoMore(
                AnyRequest.standing(request, TafStatus.MEMBER), AnyRequest.standing(request, TafStatus.NOT_MEMBER), 10);
    }

    @Property
    void a_meeting_pack_never_shows_more_than_the_view_of_one(@ForAll("requests") DecisionRequest request) {
        assertNoMore(AnyRequest.individually(request), AnyRequest.inMeetingPack(request), 1);
    }

    @Property
    void a_lower_cell_of_the_matrix_never_shows_more(
            @ForAll("requests") DecisionRequest request, @ForAll("narrowed") Narrowed narrowed) {
        DetailLevel before = level(request);
        DetailLevel after = narrowed.matrix.decide(request).level();
        Cases.met(before.compareTo(EXISTENCE) >= 0 && after != before, 1);
        assertThat(after).isLessThanOrEqualTo(before);
    }

    @Property
    void a_lower_cell_of_a_purpose_never_shows_more(
            @ForAll("requests") DecisionRequest request, @ForAll("narrowed") Narrowed narrowed) {
        DetailLevel before = level(request);
        DetailLevel after = narrowed.purposes.decide(request).level();
        Cases.met(before.compareTo(EXISTENCE) >= 0 && after != before, 1);
        assertThat(after).isLessThanOrEqualTo(before);
    }

    private static void assertNoMore(DecisionRequest before, DecisionRequest restricted, double leastPercent) {
        DetailLevel without = level(before);
        DetailLevel with = level(restricted);
        Cases.met(with != without, leastPercent);
        assertThat(with).isLessThanOrEqualTo(without);
    }

    private static DetailLevel level(DecisionRequest request) {
        return Tables.ENGINE.decide(request).level();
    }

    /** The shipped tables, with about one cell in five a letter or more lower. */
    private record Narrowed(DecisionEngine matrix, DecisionEngine purposes) {

        static final List<Narrowed> SOME = some();

        @Override
        public String toString() {
            return "narrowed tables";
        }

        private static List<Narrowed> some() {
            List<Narrowed> some = new ArrayList<>();
            for (int seed = 1; seed <= 12; seed++) {
                java.util.Random random = new java.util.Random(seed);
                some.add(new Narrowed(
                        Tables.withCells("matrix.csv", cell -> lowerOfMatrix(random, cell)),
                        Tables.withCells("purpose-ceilings.csv", cell -> lower(random, cell, "FSEX"))));
            }
            return some;
        }

        /** W where a category hides its existence would be refused on reading: from E down to H. */
        private static String lowerOfMatrix(java.util.Random random, String cell) {
            String lower = lower(random, cell.equals("S/E") ? "S" : cell, "FSEH");
            return lower.equals("S") && cell.equals("S/E") ? cell : lower;
        }

        private static String lower(java.util.Random random, String cell, String letters) {
            int now = letters.indexOf(cell);
            boolean keeps = now < 0 || random.nextInt(5) > 0;
            return keeps
                    ? cell
                    : letters.substring(now + random.nextInt(letters.length() - now))
                            .substring(0, 1);
        }
    }
}
