package kinbridge.subjectaccess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.FieldValue;
import kinbridge.needtoknow.Disclosed;
import kinbridge.needtoknow.Undecided;
import kinbridge.subjectaccess.AccessReviews.Stage;
import kinbridge.subjectaccess.AccessReviews.Verdict;
import kinbridge.subjectaccess.Item.Answered;
import kinbridge.subjectaccess.Item.Opinion;
import kinbridge.subjectaccess.Item.Reviewed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What leaves, and what must come first. */
class ItemTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-30");

    static Item item(String category, DetailLevel level, Reviewed reviewed) {
        return new Item(
                UUID.randomUUID(),
                0,
                new Answered(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "RECORD",
                        "NHS_MAT",
                        category,
                        "midwifery-fhir",
                        "MOOD_SCREENING",
                        "",
                        level,
                        "5.5j",
                        List.of(),
                        List.of()),
                reviewed);
    }

    static Reviewed decided(Verdict verdict, Opinion opinion) {
        return new Reviewed(verdict, List.of(), "", "", "chidi-obi", opinion);
    }

    private static Opinion opinion(String day, boolean isSeriousHarm) {
        return new Opinion("Dr Invented", "GP", day, isSeriousHarm);
    }

    @Test
    void no_health_item_leaves_without_an_opinion() {
        Item item = item("HE.MH", DetailLevel.FULL, decided(Verdict.AS_DECIDED, null));
        assertThat(item.stage(TODAY)).isEqualTo(Stage.WAITS_FOR_OPINION);
        assertThat(item.goes(TODAY)).isFalse();
    }

    @Test
    void with_one_that_finds_no_serious_harm_it_leaves() {
        Item item = item("HE.MH", DetailLevel.FULL, decided(Verdict.AS_DECIDED, opinion("2026-11-20", false)));
        assertThat(item.goes(TODAY)).isTrue();
    }

    @Test
    void the_opinion_alone_decides_nothing() {
        Item item = item("HE.MH", DetailLevel.FULL, decided(Verdict.NONE, opinion("2026-11-20", false)));
        assertThat(item.stage(TODAY)).isEqualTo(Stage.TO_DECIDE);
    }

    @Test
    void with_one_that_finds_serious_harm_it_stays_whatever_the_reviewer_says() {
        Item item = item("HE.MH", DetailLevel.FULL, decided(Verdict.AS_DECIDED, opinion("2026-11-20", true)));
        assertThat(item.stage(TODAY)).isEqualTo(Stage.STAYS);
        assertThat(item.goes(TODAY)).isFalse();
    }

    @Test
    void an_opinion_of_more_than_six_months_ago_counts_no_more() {
        assertThat(item("HE.MH", DetailLevel.FULL, decided(Verdict.AS_DECIDED, opinion("2026-05-29", false)))
                        .goes(TODAY))
                .isFalse();
        assertThat(item("HE.MH", DetailLevel.FULL, decided(Verdict.AS_DECIDED, opinion("2026-05-30", false)))
                        .goes(TODAY))
                .isTrue();
    }

    @Test
    void other_items_need_none() {
        assertThat(item("SC.ASSESSMENT", DetailLevel.FULL, decided(Verdict.AS_DECIDED, null))
                        .goes(TODAY))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = DetailLevel.class,
            names = {"WITHHOLD_HIDE", "WITHHOLD"})
    void a_reviewer_cannot_let_out_what_the_rules_do_not(DetailLevel level) {
        assertThat(item("SC.ASSESSMENT", level, decided(Verdict.AS_DECIDED, null))
                        .stage(TODAY))
                .isEqualTo(Stage.STAYS);
        assertThat(item("SC.ASSESSMENT", level, Reviewed.NOT_YET).stage(TODAY)).isEqualTo(Stage.TO_DECIDE);
    }

    @Test
    void a_tie_with_somebody_who_has_not_agreed_stays() {
        Item item = item("ID.FAMILY", DetailLevel.SUMMARY, decided(Verdict.AS_DECIDED, null));
        assertThat(item.goes(TODAY)).isTrue();
        Answered record = item.answered();
        Answered tie = new Answered(
                record.thing(),
                record.version(),
                "RELATIONSHIP",
                record.holder(),
                record.category(),
                record.feed(),
                "PARTNER",
                "",
                DetailLevel.SUMMARY,
                "5.5i",
                List.of(),
                List.of());
        assertThat(new Item(item.id(), 0, tie, item.reviewed()).stage(TODAY)).isEqualTo(Stage.STAYS);
    }

    @Test
    void what_the_reviewer_takes_out_is_out_and_is_in_the_redaction_log() {
        Item item = item(
                "SC.ASSESSMENT",
                DetailLevel.FULL,
                new Reviewed(Verdict.REDACTED, List.of("factors"), "", "it names the school", "chidi-obi", null));

        Editing.Edited edited = new Editing(new ThirdParties(List.of(), List.of()))
                .edit(
                        item,
                        Map.of(
                                "factors", new FieldValue("a", DetailLevel.SUMMARY),
                                "status", new FieldValue("b", DetailLevel.SUMMARY)),
                        Set.of(),
                        Map.of());

        assertThat(edited.fields()).containsOnlyKeys("status");
        assertThat(edited.taken())
                .containsExactly(
                        new PackRows.Redacted(item.answered().thing(), "factors", "reviewer: it names the school"));
    }

    private static Disclosed now(Answered then, List<String> obligations) {
        return new Disclosed(
                Undecided.Kind.RECORD,
                then.thing(),
                then.version(),
                Agency.SOCIALCARE,
                then.holder(),
                Category.SC_ASSESSMENT,
                then.feed(),
                then.type(),
                List.of(),
                null,
                null,
                Instant.parse("2026-11-21T09:00:00Z"),
                then.level(),
                then.rule(),
                obligations,
                Map.of());
    }

    /** A secret place whose secrecy ended is one that the reviewer has not seen in the text. */
    @Test
    void what_owes_less_than_the_reviewer_saw_is_not_as_it_was_seen() {
        Answered then = new Answered(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "RECORD",
                "LA_CSC",
                "SC.ASSESSMENT",
                "socialcare-ssd",
                "ASSESSMENT",
                "",
                DetailLevel.FULL,
                "5.5j",
                List.of("LOG", "STRIP_LOCATION"),
                List.of());

        assertThat(then.isAs(now(then, List.of("STRIP_LOCATION", "LOG")))).isTrue();
        assertThat(then.isAs(now(then, List.of("LOG")))).isFalse();
        assertThat(then.isAs(now(then, List.of("LOG", "STRIP_LOCATION", "REDACT_THIRD_PARTY"))))
                .isFalse();
    }
}
