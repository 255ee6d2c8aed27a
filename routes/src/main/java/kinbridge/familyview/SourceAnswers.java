package kinbridge.familyview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import kinbridge.connectors.FeedCoverage;
import kinbridge.familyview.FamilyPage.Answer;
import kinbridge.familyview.FamilyPage.SourceAnswer;
import kinbridge.feeds.FeedStates;
import kinbridge.feeds.FeedStates.FeedHealth;
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
        List<FeedHealth> health = feeds.health();
        List<SourceAnswer> answers = new ArrayList<>();
        for (Agency agency : Agency.values()) {
            List<FeedHealth> own =
                    health.stream().filter(feed -> feed.agency() == agency).toList();
            answers.add(answer(agency, found.contains(agency), withheld.contains(agency), own));
        }
        return answers;
    }

    /** The same words for everyone, from the feeds' health alone, whatever was found. */
    private static SourceAnswer answer(Agency agency, boolean isFound, boolean isWithheld, List<FeedHealth> own) {
        boolean isAvailable = own.stream().anyMatch(FeedHealth::isWell);
        String howFar = asOf(own) + silent(own) + coverage(own);
        if (isFound) {
            return new SourceAnswer(agency, Answer.FOUND, "Found. " + howFar);
        }
        if (isWithheld) {
            return new SourceAnswer(
                    agency,
                    Answer.WITHHELD,
                    "Something is withheld from your role. Ask " + agency.title() + ". " + howFar);
        }
        return isAvailable
                ? new SourceAnswer(agency, Answer.NONE_FOUND, "Nothing that can be shown to you was found. " + howFar)
                : new SourceAnswer(agency, Answer.NOT_AVAILABLE, "Not available now. " + howFar);
    }

    private static String asOf(List<FeedHealth> own) {
        return own.stream()
                .map(FeedHealth::lastHeard)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(heard -> "As of " + Words.when(Occurred.at(heard)) + ".")
                .orElse("Never heard.");
    }

    /** Where some of an agency's feeds are well and one is not, "nothing found" is less than it seems. */
    private static String silent(List<FeedHealth> own) {
        if (own.stream().noneMatch(FeedHealth::isWell)) {
            return "";
        }
        return own.stream()
                .filter(feed -> !feed.isWell())
                .map(feed -> " " + feed.title() + ": "
                        + feed.condition().words().toLowerCase(Locale.UK)
                        + (feed.lastHeard() == null ? "" : ", last heard " + Words.when(Occurred.at(feed.lastHeard())))
                        + ".")
                .collect(Collectors.joining());
    }

    private static String coverage(List<FeedHealth> own) {
        return own.stream()
                .filter(feed -> feed.coverage().isStated())
                .map(feed -> " " + feed.title() + " cover " + words(feed.coverage()) + ".")
                .collect(Collectors.joining());
    }

    private static String words(FeedCoverage coverage) {
        LocalDate since = coverage.since();
        List<String> words = new ArrayList<>();
        if (coverage.area() != null) {
            words.add(coverage.area());
        }
        if (since != null) {
            words.add("since " + Words.when(Occurred.on(since)));
        }
        if (coverage.note() != null) {
            words.add(coverage.note());
        }
        return String.join(", ", words);
    }
}
