package kinbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kinbridge.console.SharingLogEntryPage.Part;
import kinbridge.console.SharingLogPages.LoggedDecision;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.Decision.TraceStep;
import org.junit.jupiter.api.Test;

/** A look at a whole family is hundreds of decisions: a page of them at a time. */
class SharingLogEntryPartTest {

    private final List<LoggedDecision> decisions = Stream.concat(
                    IntStream.range(0, 41).mapToObj(number -> decision("full " + number, DetailLevel.FULL)),
                    Stream.of(decision("withheld", DetailLevel.WITHHOLD)))
            .toList();

    @Test
    void parts_follow_each_other_without_gap_or_repeat() {
        Part first = Part.of(decisions, "", 1);
        Part second = Part.of(decisions, "", 2);
        Part third = Part.of(decisions, "", 3);

        assertThat(Stream.of(first, second, third).flatMap(part -> part.decisions().stream()))
                .containsExactlyElementsOf(decisions);
        assertThat(first.before()).isNull();
        assertThat(first.after()).isEqualTo(2);
        assertThat(third.first()).isEqualTo(41);
        assertThat(third.last()).isEqualTo(42);
        assertThat(third.after()).isNull();
    }

    @Test
    void one_outcome_alone_is_shown_when_it_is_asked_for() {
        Part withheld = Part.of(decisions, "WITHHOLD", 1);

        assertThat(withheld.decisions()).extracting(LoggedDecision::record).containsExactly("withheld");
        assertThat(withheld.count(DetailLevel.FULL)).isEqualTo(41);
    }

    @Test
    void an_outcome_or_a_part_that_there_is_not_shows_what_there_is() {
        assertThat(Part.of(decisions, "WITHHOLD_HIDE", 1).total()).isEqualTo(42);
        assertThat(Part.of(decisions, "", 99).first()).isEqualTo(41);
        assertThat(Part.of(List.of(), "FULL", 1).decisions()).isEmpty();
    }

    @Test
    void rules_that_were_answered_alike_are_printed_once() {
        LoggedDecision other = decision("other", DetailLevel.FULL, List.of(new TraceStep("2.1a", "Yes.")));
        LoggedDecision like = decision("like", DetailLevel.FULL, List.of(new TraceStep("2.1a", "Yes.")));
        LoggedDecision unlike = decision("unlike", DetailLevel.FULL, List.of(new TraceStep("2.1a", "No.")));

        assertThat(SharingLogEntryPage.firsts(List.of(other, unlike, like))).containsExactly(1, 2, 1);
    }

    private static LoggedDecision decision(String record, DetailLevel level) {
        return decision(record, level, List.of());
    }

    private static LoggedDecision decision(String record, DetailLevel level, List<TraceStep> steps) {
        return new LoggedDecision(
                record,
                List.of(),
                "LA_CSC",
                "SC.STATUS",
                level,
                "2.6",
                null,
                List.of(),
                false,
                List.of(),
                steps,
                null,
                null);
    }
}
