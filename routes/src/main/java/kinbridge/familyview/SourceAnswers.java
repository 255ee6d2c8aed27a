package kinbridge.familyview;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kinbridge.familyview.FamilyPage.Answer;
import kinbridge.familyview.FamilyPage.SourceAnswer;
import kinbridge.feeds.FeedStates;
import kinbridge.feeds.FeedStates.Condition;
import kinbridge.feeds.FeedStates.FeedState;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.DisclosedView;
import kinbridge.needtoknow.Withheld;
import org.springframework.stereotype.Component;

/**
 * What each agency's feeds answer: found, none found, withheld or not available. What is hidden counts as
 * none found, in the same words for everyone; "not available" comes from the feeds' health alone.
 */
@Component
class SourceAnswers {

    private final FeedStates feeds;

    SourceAnswers(FeedStates feeds) {
        this.feeds = feeds;
    }

    List<SourceAnswer> of(DisclosedView view) {
        Set<Agency> found = NamedAgencies.of(view);
        Set<Agency> withheld = view.withheld().stream()
                .filter(item -> !item.category().group().equals("ID"))
                .map(Withheld::agency)
                .collect(Collectors.toSet());
        List<FeedState> states = feeds.feeds();
        List<SourceAnswer> answers = new ArrayList<>();
        for (Agency agency : Agency.values()) {
            answers.add(answer(agency, found.contains(agency), withheld.contains(agency), states));
        }
        return answers;
    }

    private static SourceAnswer answer(Agency agency, boolean isFound, boolean isWithheld, List<FeedState> states) {
        List<FeedState> own =
                states.stream().filter(state -> state.agency() == agency).toList();
        boolean isAvailable = own.stream()
                .anyMatch(state -> state.condition() == Condition.RUNNING || state.condition() == Condition.PAUSED);
        String asOf = own.stream()
                .map(FeedState::lastHeard)
                .filter(java.util.Objects::nonNull)
                .max(java.util.Comparator.naturalOrder())
                .map(heard -> "As of " + Words.when(Occurred.at(heard)) + ".")
                .orElse("Never heard.");
        if (isFound) {
            return new SourceAnswer(agency, Answer.FOUND, "Found. " + asOf);
        }
        if (isWithheld) {
            return new SourceAnswer(
                    agency,
                    Answer.WITHHELD,
                    "Something is withheld from your role. Ask " + agency.title() + ". " + asOf);
        }
        return isAvailable
                ? new SourceAnswer(agency, Answer.NONE_FOUND, "Nothing that can be shown to you was found. " + asOf)
                : new SourceAnswer(agency, Answer.NOT_AVAILABLE, "Not available now. " + asOf);
    }
}
