package kinbridge.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.Subject;
import kinbridge.needtoknow.Circumstances.Situation;
import kinbridge.needtoknow.DecisionLog.Decided;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one way out: what is handed out of a record, and what the log is told of it. */
class NeedToKnowTest {

    private static final UUID MOTHER = new UUID(1, 1);
    private static final UUID PARTNER = new UUID(1, 2);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final UUID ENTRY = new UUID(9, 9);

    private static final Map<String, FieldValue> FIELDS = new Fields()
            .existence("status", "open")
            .summary("outcome", "did not attend")
            .summary("place", "Birch Clinic")
            .summary("adults", "2")
            .full("notes", "what was said")
            .full("address", "1 Refuge Lane")
            .map();

    private final List<Decided> logged = new ArrayList<>();
    private final WrittenDuties duties = new WrittenDuties();
    private final NeedToKnow needToKnow =
            new NeedToKnow(Tables.IN_FORCE, duties, (look, policyVersion, consentVersions, decisions) -> {
                logged.addAll(decisions);
                return ENTRY;
            });

    @Test
    void full_lets_out_every_field() {
        Disclosed item = only(disclose("social_worker", Category.TAF_PLAN, Set.of(), ConsentState.GIVEN));
        assertThat(item.fields().keySet()).containsExactlyElementsOf(FIELDS.keySet());
        assertThat(logged.get(0).releasedFields()).containsExactlyElementsOf(FIELDS.keySet());
        assertThat(logged.get(0).withheldFields()).isEmpty();
    }

    @Test
    void a_summary_holds_back_what_is_above_it_and_says_so() {
        Disclosed item = only(disclose("housing_officer", Category.TAF_INVOLVEMENT, Set.of(), ConsentState.GIVEN));
        assertThat(item.fields().keySet()).containsExactly("status", "outcome", "place", "adults");
        assertThat(logged.get(0).withheldFields()).isEqualTo(Map.of("notes", "level", "address", "level"));
    }

    @Test
    void existence_tells_the_month_and_nothing_above_it() {
        Disclosed item = only(disclose("housing_officer", Category.TAF_MINUTES, Set.of(), ConsentState.GIVEN));
        assertThat(item.fields().keySet()).containsExactly("status");
        assertThat(item.occurred()).isEqualTo(new Occurred.InMonth(YearMonth.of(2026, 11)));
        assertThat(logged.get(0).withheldFields()).hasSize(5).containsValue("level");
    }

    @Test
    void a_summary_tells_the_day() {
        Disclosed item = only(disclose("housing_officer", Category.TAF_INVOLVEMENT, Set.of(), ConsentState.GIVEN));
        assertThat(item.occurred()).isEqualTo(Occurred.on(LocalDate.of(2026, 11, 20)));
    }

    @Test
    void a_year_stays_a_year_at_existence() {
        Undecided item = item(Category.TAF_MINUTES, Undecided.Kind.RECORD, Occurred.parse("2026"), () -> FIELDS);
        Disclosed disclosed = only(needToKnow.disclose(
                look("housing_officer", Set.of()), List.of(item), with(ConsentState.GIVEN, ConsentState.GIVEN)));
        assertThat(disclosed.occurred()).isEqualTo(Occurred.parse("2026"));
    }

    @Test
    void where_somebody_is_stays_behind_though_the_level_would_allow_it() {
        Disclosed item =
                only(disclose("social_worker", Category.TAF_PLAN, Set.of("location_sensitive"), ConsentState.GIVEN));
        assertThat(item.fields().keySet()).containsExactly("status", "outcome", "adults", "notes");
        assertThat(logged.get(0).withheldFields())
                .isEqualTo(Map.of("place", "STRIP_LOCATION", "address", "STRIP_LOCATION"));
    }

    @Test
    void where_a_part_is_taken_out_only_those_who_agreed_are_named_and_nobody_else_is_described() {
        Disclosed item =
                only(disclose("social_worker", Category.HE_GENERAL, Set.of("separable"), ConsentState.NOT_SOUGHT));
        assertThat(item.subjects()).extracting(Undecided.About::identity).containsExactly(MOTHER);
        assertThat(item.fields().keySet()).containsExactly("status", "outcome", "place");
        assertThat(logged.get(0).withheldFields())
                .isEqualTo(Map.of("adults", "REDACT_THIRD_PARTY", "notes", "level", "address", "level"));
        assertThat(logged.get(0).decision().redacted()).containsExactly("partner");
    }

    @Test
    void where_everybody_agreed_nobody_is_taken_out() {
        Disclosed item = only(disclose("social_worker", Category.HE_GENERAL, Set.of("separable"), ConsentState.GIVEN));
        assertThat(item.subjects()).extracting(Undecided.About::identity).containsExactly(MOTHER, PARTNER);
        assertThat(item.fields().keySet()).contains("adults");
    }

    @Test
    void somebody_of_whom_nothing_is_known_is_not_named_in_what_was_separated() {
        Undecided item = item(Category.HE_GENERAL, Undecided.Kind.RECORD, null, () -> FIELDS)
                .about(List.of(about(MOTHER), about(PARTNER), about(new UUID(1, 3))));
        DisclosedView view = needToKnow.disclose(
                look("social_worker", Set.of("separable")),
                List.of(item),
                with(ConsentState.GIVEN, ConsentState.NOT_SOUGHT));
        assertThat(only(view).subjects()).extracting(Undecided.About::identity).containsExactly(MOTHER);
    }

    @Test
    void of_a_tie_with_one_side_taken_out_nothing_is_left() {
        Undecided tie = item(Category.HE_GENERAL, Undecided.Kind.RELATIONSHIP, null, () -> FIELDS);
        DisclosedView view = needToKnow.disclose(
                look("social_worker", Set.of("separable")),
                List.of(tie),
                with(ConsentState.GIVEN, ConsentState.NOT_SOUGHT));
        assertThat(view.items()).isEmpty();
        assertThat(logged.get(0).releasedFields()).isEmpty();
        assertThat(logged.get(0).withheldFields()).containsEntry("status", "REDACT_THIRD_PARTY");
    }

    @Test
    void what_is_withheld_is_said_to_be_but_no_field_of_it_is_opened() {
        DisclosedView view = needToKnow.disclose(
                look("lead_practitioner", Set.of()),
                List.of(item(Category.HE_GENERAL, Undecided.Kind.RECORD, null, NeedToKnowTest::unopened)),
                with(ConsentState.REFUSED, ConsentState.GIVEN));
        assertThat(view.items()).isEmpty();
        assertThat(view.withheld()).containsExactly(new Withheld(Agency.HOUSING, "NHS_GP", Category.HE_GENERAL, "2.9"));
        assertThat(logged.get(0).releasedFields()).isEmpty();
        assertThat(logged.get(0).withheldFields()).isEmpty();
    }

    @Test
    void what_is_hidden_is_neither_opened_nor_mentioned() {
        DisclosedView view = needToKnow.disclose(
                look("housing_officer", Set.of()),
                List.of(item(Category.HE_MH, Undecided.Kind.RECORD, null, NeedToKnowTest::unopened)),
                with(ConsentState.GIVEN, ConsentState.GIVEN));
        assertThat(view.items()).isEmpty();
        assertThat(view.withheld()).isEmpty();
        assertThat(logged).hasSize(1);
        assertThat(logged.get(0).withheldFields()).isEmpty();
    }

    @Test
    void what_the_agency_wrote_before_it_was_understood_never_leaves() {
        Map<String, FieldValue> raw = new Fields()
                .add("status", "open", kinbridge.mappings.DetailLevel.EXISTENCE, "OPN (Mrs Sample shouted)")
                .map();
        Disclosed item = only(needToKnow.disclose(
                look("social_worker", Set.of()),
                List.of(item(Category.TAF_PLAN, Undecided.Kind.RECORD, null, () -> raw)),
                with(ConsentState.GIVEN, ConsentState.GIVEN)));
        assertThat(item.fields().get("status").raw()).isNull();
    }

    @Test
    void nothing_is_handed_out_that_could_not_be_logged() {
        NeedToKnow unlogged =
                new NeedToKnow(Tables.IN_FORCE, Tables.NO_DUTIES, (look, policyVersion, consentVersions, decisions) -> {
                    throw new IllegalStateException("the log is full");
                });
        assertThatThrownBy(() -> unlogged.disclose(
                        look("social_worker", Set.of()),
                        List.of(item(Category.TAF_PLAN, Undecided.Kind.RECORD, null, () -> FIELDS)),
                        with(ConsentState.GIVEN, ConsentState.GIVEN)))
                .hasMessage("the log is full");
    }

    @Test
    void nothing_is_logged_or_handed_out_whose_duties_could_not_be_recorded() {
        duties.failure = new IllegalStateException("no task could be opened");

        assertThatThrownBy(() -> disclose("social_worker", Category.TAF_PLAN, Set.of(), ConsentState.GIVEN))
                .hasMessage("no task could be opened");
        assertThat(logged).isEmpty();
    }

    @Test
    void what_was_released_is_recorded_as_owed_before_it_is_logged() {
        disclose("social_worker", Category.TAF_PLAN, Set.of(), ConsentState.GIVEN);

        assertThat(duties.owed).hasSize(1);
        assertThat(logged).hasSize(1);
    }

    @Test
    void a_refused_look_is_logged_without_decisions() {
        assertThat(needToKnow.logRefusal(look("social_worker", Set.of()))).isEqualTo(ENTRY);
        assertThat(logged).isEmpty();
    }

    @Test
    void the_law_is_that_of_the_day(@TempDir Path folder) {
        SharingTables commenced = SharingTables.load(Tables.copyWith(
                folder, "lawful-bases.yaml", "s16LA: { inForceFrom: ,", "s16LA: { inForceFrom: " + TODAY + ","));
        new NeedToKnow(
                        new PolicyInForce(commenced),
                        Tables.NO_DUTIES,
                        (look, policyVersion, consentVersions, decisions) -> {
                            logged.addAll(decisions);
                            return ENTRY;
                        })
                .disclose(
                        look("social_worker", Set.of(), "CIN_ASSESSMENT"),
                        List.of(item(Category.TAF_PLAN, Undecided.Kind.RECORD, null, () -> FIELDS)),
                        with(ConsentState.GIVEN, ConsentState.GIVEN));
        assertThat(logged)
                .singleElement()
                .satisfies(decided ->
                        assertThat(decided.decision().lawfulBasis().gateway()).contains("duty to disclose"));
    }

    private DisclosedView disclose(String role, Category category, Set<String> flags, ConsentState partners) {
        return needToKnow.disclose(
                look(role, flags),
                List.of(item(category, Undecided.Kind.RECORD, Occurred.on(LocalDate.of(2026, 11, 20)), () -> FIELDS)),
                with(ConsentState.GIVEN, partners));
    }

    private static Disclosed only(DisclosedView view) {
        assertThat(view.logEntry()).isEqualTo(ENTRY);
        assertThat(view.items()).hasSize(1);
        return view.items().get(0);
    }

    private static Map<String, FieldValue> unopened() {
        throw new AssertionError("opened though nothing of it was released");
    }

    private static Look look(String role, Set<String> flags) {
        return look(role, flags, "TAF_SUPPORT");
    }

    private static Look look(String role, Set<String> flags, String purpose) {
        String agency = Tables.SHIPPED.role(role).orElseThrow().usualAgency();
        return new Look(
                "look",
                new Requester("someone", "Someone", role, agency),
                TafStatus.MEMBER,
                purpose,
                null,
                null,
                HarmLevel.L3,
                flags,
                Channel.INDIVIDUAL_VIEW,
                "",
                null);
    }

    private static Circumstances with(ConsentState mothers, ConsentState partners) {
        List<DecisionSubject> subjects = List.of(Asking.adult("mother", mothers), Asking.adult("partner", partners));
        Situation situation = new Situation(subjects, HarmLevel.L3, Set.of(), Set.of(), true);
        return new Circumstances() {
            @Override
            public Situation of(Undecided item) {
                return situation;
            }

            @Override
            public LocalDate day() {
                return TODAY;
            }

            @Override
            public String ref(UUID identity) {
                return identity.equals(MOTHER) ? "mother" : identity.equals(PARTNER) ? "partner" : "nobody";
            }
        };
    }

    private static Undecided.About about(UUID identity) {
        return new Undecided.About(identity, Subject.Role.SUBJECT);
    }

    private static Undecided item(
            Category category, Undecided.Kind kind, Occurred occurred, Supplier<Map<String, FieldValue>> fields) {
        return new Undecided(
                kind,
                new UUID(2, 1),
                new UUID(3, 1),
                Agency.HOUSING,
                "NHS_GP",
                category,
                "feed",
                "APPOINTMENT",
                List.of(about(MOTHER), about(PARTNER)),
                occurred,
                null,
                Instant.parse("2026-11-21T09:00:00Z"),
                fields);
    }
}
