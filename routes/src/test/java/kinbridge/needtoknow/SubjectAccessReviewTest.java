package kinbridge.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Subject;
import kinbridge.needtoknow.Circumstances.Situation;
import kinbridge.needtoknow.DecisionLog.Decided;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import org.junit.jupiter.api.Test;

/** The review view shows hidden items to their reviewer, and only after the log has it. */
class SubjectAccessReviewTest {

    private static final UUID MOTHER = new UUID(1, 1);
    private static final UUID NEIGHBOUR = new UUID(1, 2);
    private static final UUID ENTRY = new UUID(9, 9);

    private static final Map<String, FieldValue> FIELDS = new Fields()
            .summary("outcome", "closed")
            .summary("informant", "the neighbour")
            .full("notes", "what was said")
            .map();

    private final List<Decided> decided = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private final SubjectAccessReview review = new SubjectAccessReview(
            Tables.IN_FORCE,
            (look, policyVersion, consentVersions, decisions) -> {
                decided.addAll(decisions);
                return ENTRY;
            },
            (look, shown) -> {
                seen.add(shown);
                return ENTRY;
            });

    private static Look look() {
        return new Look(
                "look",
                new Requester("chidi-obi", "Chidi Obi", "subject_adult", "LA_IG"),
                TafStatus.NOT_MEMBER,
                "SUBJECT_ACCESS",
                null,
                null,
                HarmLevel.L2,
                Set.of(),
                Channel.INDIVIDUAL_VIEW,
                "",
                null);
    }

    private static Undecided item(Category category, Supplier<Map<String, FieldValue>> fields) {
        return new Undecided(
                Undecided.Kind.RECORD,
                UUID.randomUUID(),
                UUID.randomUUID(),
                Agency.SOCIALCARE,
                "LA_CSC",
                category,
                "socialcare-ssd",
                "ASSESSMENT",
                List.of(about(MOTHER), about(NEIGHBOUR)),
                null,
                null,
                Instant.parse("2026-11-21T09:00:00Z"),
                fields);
    }

    private static Undecided.About about(UUID identity) {
        return new Undecided.About(identity, Subject.Role.SUBJECT);
    }

    private static Circumstances circumstances(boolean isSure) {
        return new Circumstances() {
            @Override
            public Situation of(Undecided item) {
                return new Situation(
                        List.of(
                                Asking.adult("mother", ConsentState.GIVEN),
                                Asking.adult("neighbour", ConsentState.NOT_SOUGHT)),
                        HarmLevel.L2,
                        Set.of(),
                        Set.of("mother/1"),
                        isSure);
            }

            @Override
            public LocalDate day() {
                return LocalDate.parse("2026-11-30");
            }

            @Override
            public String ref(UUID identity) {
                return identity.equals(MOTHER) ? "mother" : "neighbour";
            }
        };
    }

    private static Map<String, FieldValue> unopened() {
        throw new AssertionError("opened though it was only decided");
    }

    @Test
    void everything_is_decided_in_one_entry_and_nothing_is_opened() {
        SubjectAccessReview.Gathered gathered = review.gather(
                look(),
                List.of(
                        item(Category.SC_ASSESSMENT, SubjectAccessReviewTest::unopened),
                        item(Category.SC_REFERRER, SubjectAccessReviewTest::unopened)),
                circumstances(true));

        assertThat(gathered.logEntry()).isEqualTo(ENTRY);
        assertThat(gathered.answers())
                .extracting(answer -> answer.decision().decidedBy())
                .containsExactly("5.5i", "5.5d");
        assertThat(decided).hasSize(2);
        assertThat(seen).isEmpty();
    }

    @Test
    void decided_stands_beside_unredacted() {
        SubjectAccessReview.Side side = review.sideBySide(
                        look(), List.of(item(Category.SC_ASSESSMENT, () -> FIELDS)), circumstances(true))
                .sides()
                .get(0);

        assertThat(side.level()).isEqualTo(DetailLevel.SUMMARY);
        assertThat(side.asDecided()).containsOnlyKeys("outcome");
        assertThat(side.heldBack()).isEqualTo(Map.of("informant", "REDACT_THIRD_PARTY", "notes", "level"));
        assertThat(side.asHeld()).isEqualTo(FIELDS);
        assertThat(side.subjects()).containsExactly(about(MOTHER));
        assertThat(seen).hasSize(1);
    }

    @Test
    void of_what_is_hidden_nothing_stands_on_the_decided_side() {
        SubjectAccessReview.Side side = review.sideBySide(
                        look(), List.of(item(Category.SC_REFERRER, () -> FIELDS)), circumstances(true))
                .sides()
                .get(0);

        assertThat(side.level()).isEqualTo(DetailLevel.WITHHOLD_HIDE);
        assertThat(side.asDecided()).isEmpty();
        assertThat(side.asHeld()).isEqualTo(FIELDS);
    }

    @Test
    void what_is_not_surely_about_the_person_is_held_where_it_is_highly_sensitive() {
        List<Undecided> items = List.of(
                item(Category.HE_MH, SubjectAccessReviewTest::unopened),
                item(Category.SC_STATUS, SubjectAccessReviewTest::unopened));

        assertThat(review.gather(look(), items, circumstances(false)).answers())
                .extracting(answer -> answer.decision().decidedBy())
                .containsExactly("2.14", "5.5i");
    }

    @Test
    void where_the_log_cannot_be_written_nothing_is_shown() {
        SubjectAccessReview broken = new SubjectAccessReview(
                Tables.IN_FORCE,
                (look, policyVersion, consentVersions, decisions) -> {
                    throw new IllegalStateException("no log");
                },
                (look, shown) -> {
                    throw new IllegalStateException("no log");
                });
        List<Undecided> items = List.of(item(Category.SC_ASSESSMENT, () -> FIELDS));

        assertThatThrownBy(() -> broken.gather(look(), items, circumstances(true)))
                .hasMessage("no log");
        assertThatThrownBy(() -> broken.sideBySide(look(), items, circumstances(true)))
                .hasMessage("no log");
    }
}
