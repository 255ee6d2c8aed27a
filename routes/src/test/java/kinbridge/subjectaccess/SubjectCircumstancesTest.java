package kinbridge.subjectaccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Subject;
import kinbridge.needtoknow.Circumstances;
import kinbridge.needtoknow.Decision;
import kinbridge.needtoknow.DecisionEngine;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject.Status;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.SharingTables;
import kinbridge.needtoknow.Undecided;
import org.junit.jupiter.api.Test;

/** Each rule of 5.5, asked as a request asks it, and what differs by a hair beside it. */
class SubjectCircumstancesTest {

    private static final DecisionEngine ENGINE =
            DecisionEngine.by(SharingTables.load(Path.of(System.getProperty("kinbridge.home"), "config", "sharing")));
    private static final UUID PERSON = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);

    private static DecisionSubject subject(
            UUID person, int age, Status status, ConsentState consent, boolean isPerpetrator) {
        return new DecisionSubject(
                person.toString(),
                "subject",
                age,
                status,
                null,
                Map.of("self", consent),
                Set.of(),
                isPerpetrator,
                false);
    }

    private static DecisionSubject adult(UUID person, ConsentState consent) {
        return subject(person, 30, Status.LIVING, consent, false);
    }

    /** One question, as a request puts it. */
    private record Asked(
            AskedAs askedAs,
            Category category,
            Set<String> flags,
            boolean mayHaveHarmed,
            List<DecisionSubject> subjects) {

        Decision decideWith(AgreedBy by) {
            return decide(new OthersAgreed(List.of(new OthersAgreed.Agreement(
                    new UUID(9, 1),
                    new UUID(3, 1),
                    OTHER,
                    by,
                    LocalDate.parse("2026-11-29"),
                    "Another Invented",
                    "by letter",
                    "chidi-obi"))));
        }

        Asked flagged(String... more) {
            return new Asked(askedAs, category, Set.of(more), mayHaveHarmed, subjects);
        }

        Asked by(AskedAs other) {
            return new Asked(other, category, flags, mayHaveHarmed, subjects);
        }

        Asked byWhoMayHaveHarmed() {
            return new Asked(askedAs, category, flags, true, subjects);
        }

        Asked concerning(DecisionSubject... others) {
            return new Asked(askedAs, category, flags, mayHaveHarmed, List.of(others));
        }

        Decision decide() {
            return decide(OthersAgreed.NOBODY);
        }

        private Decision decide(OthersAgreed agreed) {
            Undecided item = new Undecided(
                    Undecided.Kind.RECORD,
                    new UUID(2, 1),
                    new UUID(3, 1),
                    Agency.SOCIALCARE,
                    "LA_CSC",
                    category,
                    "socialcare-ssd",
                    "ASSESSMENT",
                    List.of(
                            new Undecided.About(PERSON, Subject.Role.SUBJECT),
                            new Undecided.About(OTHER, Subject.Role.SUBJECT)),
                    null,
                    null,
                    Instant.parse("2026-11-21T09:00:00Z"),
                    Map::of);
            Integer age = subjects.get(0).age();
            Look look = new Look(
                    "look",
                    new Requester("chidi-obi", "Chidi Obi", askedAs.role(age != null && age < 18), "LA_IG"),
                    TafStatus.NOT_MEMBER,
                    "SUBJECT_ACCESS",
                    null,
                    null,
                    HarmLevel.L2,
                    Set.of(),
                    Channel.INDIVIDUAL_VIEW,
                    "",
                    null);
            return ENGINE.decide(look.request(item, circumstances(agreed).of(item)));
        }

        private Circumstances circumstances(OthersAgreed agreed) {
            Circumstances hub = new Circumstances() {
                @Override
                public Situation of(Undecided item) {
                    return new Situation(subjects, HarmLevel.L2, flags, Set.of(), true);
                }

                @Override
                public LocalDate day() {
                    return LocalDate.parse("2026-11-30");
                }
            };
            return new SubjectCircumstances(
                    hub,
                    PERSON,
                    askedAs,
                    askedAs.isThePerson(),
                    mayHaveHarmed,
                    askedAs.isAParent() ? OTHER : null,
                    agreed);
        }
    }

    private static Asked herself(Category category) {
        return new Asked(AskedAs.SELF, category, Set.of(), false, List.of(adult(PERSON, ConsentState.NOT_SOUGHT)));
    }

    private static Asked mothersOf(int age, ConsentState own, Category category) {
        return new Asked(
                AskedAs.PARENT_WITH_PR,
                category,
                Set.of(),
                false,
                List.of(subject(PERSON, age, Status.LIVING, own, false)));
    }

    private static void is(Asked asked, DetailLevel level, String rule) {
        Decision decision = asked.decide();
        assertThat(decision.decidedBy()).isEqualTo(rule);
        assertThat(decision.level()).isEqualTo(level);
        assertThat(decision.obligations()).contains("CLOCK:1m", "LOG");
    }

    @Test
    void rule_a_of_the_dead_nothing_is_given() {
        is(
                herself(Category.SC_ASSESSMENT)
                        .by(AskedAs.PERSONAL_REPRESENTATIVE)
                        .concerning(subject(PERSON, 60, Status.DECEASED, ConsentState.GIVEN, false)),
                DetailLevel.WITHHOLD,
                "5.5a");
        is(herself(Category.SC_ASSESSMENT), DetailLevel.FULL, "5.5j");
    }

    @Test
    void rule_b_what_would_prejudice_an_investigation_is_hidden() {
        is(herself(Category.SC_ASSESSMENT).flagged("prejudice_crime"), DetailLevel.WITHHOLD_HIDE, "5.5b");
        is(herself(Category.SC_ASSESSMENT).flagged("police_hold"), DetailLevel.WITHHOLD_HIDE, "5.5b");
    }

    @Test
    void rule_c_what_would_do_serious_harm_is_hidden() {
        is(herself(Category.HE_MH).flagged("serious_harm_if_disclosed"), DetailLevel.WITHHOLD_HIDE, "5.5c");
        is(herself(Category.SC_ASSESSMENT).flagged("serious_harm_if_disclosed"), DetailLevel.WITHHOLD_HIDE, "5.5c");
        is(herself(Category.HE_MH), DetailLevel.FULL, "5.5j");
    }

    @Test
    void rule_d_adoption_legal_advice_and_referrers_are_hidden() {
        for (Category category : List.of(Category.SC_ADOPTION, Category.LE_PRIVILEGE, Category.SC_REFERRER)) {
            is(herself(category), DetailLevel.WITHHOLD_HIDE, "5.5d");
        }
    }

    @Test
    void rule_e_a_parent_without_parental_responsibility_is_given_nothing() {
        Asked mothers = mothersOf(8, ConsentState.NOT_SOUGHT, Category.SC_STATUS);
        is(mothers.by(AskedAs.PARENT_WITHOUT_PR), DetailLevel.WITHHOLD, "5.5e");
        is(mothers, DetailLevel.FULL, "5.5j");
    }

    @Test
    void rule_f_of_a_young_person_who_has_not_agreed_a_parent_is_given_nothing() {
        is(mothersOf(16, ConsentState.REFUSED, Category.SC_STATUS), DetailLevel.WITHHOLD, "5.5f");
        is(mothersOf(16, ConsentState.GIVEN, Category.SC_STATUS), DetailLevel.FULL, "5.5j");
    }

    @Test
    void rule_g_what_a_child_told_in_confidence_a_parent_is_not_given_and_the_child_is() {
        Asked told = mothersOf(9, ConsentState.NOT_SOUGHT, Category.TAF_VOICE).flagged("child_expects_confidence");
        is(told, DetailLevel.WITHHOLD_HIDE, "5.5g");
        is(told.by(AskedAs.SELF), DetailLevel.FULL, "5.5j");
    }

    @Test
    void rule_h_a_secret_place_is_hidden_unless_it_is_the_persons_own() {
        Asked refuge = herself(Category.ID_ADDRESS_PROTECTED);
        is(refuge, DetailLevel.FULL, "5.5j");
        is(
                refuge.concerning(adult(PERSON, ConsentState.GIVEN), adult(OTHER, ConsentState.GIVEN)),
                DetailLevel.WITHHOLD_HIDE,
                "5.5h");
        is(mothersOf(8, ConsentState.NOT_SOUGHT, Category.ID_ADDRESS_PROTECTED), DetailLevel.WITHHOLD_HIDE, "5.5h");
    }

    /** An authority can be had by force. */
    @Test
    void a_secret_place_goes_into_no_hands_but_the_persons_own() {
        for (Category category : List.of(Category.ID_ADDRESS_PROTECTED, Category.DA_SAFETYPLAN)) {
            is(herself(category), DetailLevel.FULL, "5.5j");
            is(herself(category).by(AskedAs.REPRESENTATIVE), DetailLevel.WITHHOLD_HIDE, "5.5h");
        }
    }

    @Test
    void who_is_kept_away_by_an_order_has_no_secret_place_of_their_own() {
        DecisionSubject restrained = new DecisionSubject(
                PERSON.toString(), "restrained", 30, Status.LIVING, null, Map.of(), Set.of(), false, true);
        is(herself(Category.ID_ADDRESS_PROTECTED).concerning(restrained), DetailLevel.WITHHOLD_HIDE, "5.5h");
        is(herself(Category.DA_INCIDENT).concerning(restrained), DetailLevel.WITHHOLD_HIDE, "5.5k");
    }

    @Test
    void rule_k_what_could_help_an_alleged_perpetrator_is_hidden() {
        DecisionSubject perpetrator = subject(PERSON, 30, Status.LIVING, ConsentState.GIVEN, true);
        is(herself(Category.DA_INCIDENT).concerning(perpetrator), DetailLevel.WITHHOLD_HIDE, "5.5k");
        is(herself(Category.DA_INCIDENT), DetailLevel.FULL, "5.5j");
        Asked school = mothersOf(8, ConsentState.NOT_SOUGHT, Category.ED_ATTENDANCE);
        is(school.byWhoMayHaveHarmed(), DetailLevel.WITHHOLD_HIDE, "5.5k");
        is(school, DetailLevel.FULL, "5.5j");
    }

    @Test
    void an_alleged_perpetrator_has_no_secret_place_of_their_own() {
        DecisionSubject perpetrator = subject(PERSON, 30, Status.LIVING, ConsentState.GIVEN, true);
        is(herself(Category.ID_ADDRESS_PROTECTED).concerning(perpetrator), DetailLevel.WITHHOLD_HIDE, "5.5h");
    }

    /** That they agreed to sharing between agencies is no agreement to this. */
    @Test
    void rule_i_of_somebody_else_a_summary_is_given_whatever_they_said_to_agencies() {
        Asked both = herself(Category.SC_ASSESSMENT);
        is(
                both.concerning(adult(PERSON, ConsentState.GIVEN), adult(OTHER, ConsentState.GIVEN)),
                DetailLevel.SUMMARY,
                "5.5i");
        is(both, DetailLevel.FULL, "5.5j");
    }

    @Test
    void the_parent_who_asks_is_no_third_party() {
        Asked mothers = mothersOf(8, ConsentState.NOT_SOUGHT, Category.SC_STATUS);
        is(
                mothers.concerning(mothers.subjects().get(0), adult(OTHER, ConsentState.NOT_SOUGHT)),
                DetailLevel.FULL,
                "5.5j");
        is(
                mothers.concerning(mothers.subjects().get(0), adult(new UUID(1, 3), ConsentState.GIVEN)),
                DetailLevel.SUMMARY,
                "5.5i");
    }

    /** In whatever order a record names them: the rules go by the first. */
    @Test
    void the_person_of_the_request_stands_first() {
        Decision decision = herself(Category.SC_ASSESSMENT)
                .concerning(adult(OTHER, ConsentState.GIVEN), adult(PERSON, ConsentState.NOT_SOUGHT))
                .decide();
        assertThat(decision.redacted()).containsExactly(OTHER.toString());
    }

    @Test
    void an_item_about_nobody_of_the_request_is_not_decided() {
        Asked others = herself(Category.SC_ASSESSMENT).concerning(adult(OTHER, ConsentState.GIVEN));
        assertThatThrownBy(others::decide).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void each_right_asks_in_a_role_of_the_tables() {
        assertThat(Stream.of(AskedAs.values()).map(right -> right.role(false)))
                .containsExactly(
                        "subject_adult",
                        "subject_adult",
                        "parent_with_pr",
                        "parent_without_pr",
                        "personal_representative");
        assertThat(AskedAs.SELF.role(true)).isEqualTo("subject_child");
    }

    @Test
    void who_agreed_to_this_is_no_third_party_any_more() {
        Asked both = herself(Category.SC_ASSESSMENT)
                .concerning(adult(PERSON, ConsentState.NOT_SOUGHT), adult(OTHER, ConsentState.NOT_SOUGHT));
        assertThat(both.decideWith(AgreedBy.THEMSELVES).level()).isEqualTo(DetailLevel.FULL);
        assertThat(both.decideWith(AgreedBy.PARENT).level()).isEqualTo(DetailLevel.SUMMARY);
        assertThat(both.decideWith(AgreedBy.ATTORNEY).level())
                .as("of somebody who has capacity nobody else decides")
                .isEqualTo(DetailLevel.SUMMARY);
    }

    @Test
    void that_somebody_agreed_opens_nothing_that_another_rule_hides() {
        Asked secret = herself(Category.ID_ADDRESS_PROTECTED)
                .concerning(adult(PERSON, ConsentState.NOT_SOUGHT), adult(OTHER, ConsentState.NOT_SOUGHT));
        assertThat(secret.decideWith(AgreedBy.THEMSELVES).decidedBy()).isEqualTo("5.5h");
        Asked incident = herself(Category.DA_INCIDENT)
                .concerning(adult(PERSON, ConsentState.NOT_SOUGHT), adult(OTHER, ConsentState.NOT_SOUGHT))
                .byWhoMayHaveHarmed();
        assertThat(incident.decideWith(AgreedBy.THEMSELVES).decidedBy()).isEqualTo("5.5k");
    }

    @Test
    void a_parent_agrees_for_a_child_unless_one_of_them_may_have_harmed_it() {
        DecisionSubject child = subject(OTHER, 6, Status.LIVING, ConsentState.NOT_SOUGHT, false);
        Asked both = herself(Category.SC_ASSESSMENT).concerning(adult(PERSON, ConsentState.NOT_SOUGHT), child);
        assertThat(both.decideWith(AgreedBy.PARENT).level()).isEqualTo(DetailLevel.FULL);
        assertThat(both.decideWith(AgreedBy.THEMSELVES).level()).isEqualTo(DetailLevel.SUMMARY);
        DecisionSubject harmed = new DecisionSubject(
                OTHER.toString(), "subject", 6, Status.LIVING, null, Map.of(), Set.of("father"), false, false);
        assertThat(herself(Category.SC_ASSESSMENT)
                        .concerning(adult(PERSON, ConsentState.NOT_SOUGHT), harmed)
                        .decideWith(AgreedBy.PARENT)
                        .level())
                .isEqualTo(DetailLevel.SUMMARY);
    }
}
