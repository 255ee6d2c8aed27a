package kinbridge.intake;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kinbridge.connectors.FeedCertificate;
import kinbridge.connectors.FeedTest;
import kinbridge.connectors.FeedTest.Sample;
import kinbridge.consent.Agreements;
import kinbridge.feeds.CertificateBook;
import kinbridge.feeds.FeedControl;
import kinbridge.feeds.FeedStates;
import kinbridge.feeds.FeedTrials;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.Payload;
import kinbridge.mappings.Statement;
import kinbridge.mappings.Unreadable;
import kinbridge.mappings.UnreadablePayload;
import kinbridge.mappings.shape.Shape;
import kinbridge.mappings.shape.ShapeCheck;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries feeds with a payload of theirs: what intake would make of it, without taking it in. */
@Component
class SampleTrials implements FeedTrials {

    private final FeedControl control;
    private final Mappings mappings;
    private final Agreements agreements;
    private final CertificateBook certificates;
    private final StateChanges changes;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    SampleTrials(
            FeedControl control,
            Mappings mappings,
            Agreements agreements,
            CertificateBook certificates,
            StateChanges changes,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.control = control;
        this.mappings = mappings;
        this.agreements = agreements;
        this.certificates = certificates;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<List<Trial>> of(Requester who, String feed) {
        if (control.settings(feed).isEmpty()) {
            return Optional.empty();
        }
        // A payload is fetched: that is collection, however short, and is written down before it is done.
        transactions.executeWithoutResult(status -> changes.recorded(who, null, "feed " + feed + " was tested"));
        List<FeedTest> tests = control.test(feed);
        certificates.keep(
                feed, tests.stream().flatMap(test -> test.seen().stream()).toList());
        return Optional.of(tests.stream().map(test -> trial(feed, test)).toList());
    }

    private Trial trial(String feed, FeedTest test) {
        List<Line> lines = new ArrayList<>();
        for (FeedTest.Step step : test.steps()) {
            lines.add(new Line(step.stage().word(), step.outcome().word(), step.words()));
        }
        Instant soon = clock.instant().plus(FeedStates.CERTIFICATE_WARNING);
        for (FeedCertificate certificate : test.seen()) {
            boolean isEnding = certificate.notAfter().isBefore(soon);
            lines.add(new Line(
                    "certificate",
                    isEnding ? "failed" : "ok",
                    certificate.subject() + " holds until " + certificate.notAfter()
                            + (isEnding ? "; ask the agency when the next one comes" : "")));
        }
        Sample sample = test.sample();
        if (sample != null && mappings.has(feed)) {
            lines.addAll(new Mapped(feed).of(sample));
        } else {
            lines.add(new Line("map", "not tried", sample == null ? "nothing was fetched" : "the feed has no mapping"));
        }
        return new Trial(
                test.source(), lines.stream().noneMatch(line -> line.outcome().equals("failed")), lines);
    }

    /** Counts what a sample comes out as. */
    private final class Mapped {

        private final FeedMapping mapping;
        private final ShapeCheck shape;
        private long items;
        private long understood;
        private long covered;
        private long stating;
        private @Nullable Unreadable first;
        private @Nullable Unreadable last;

        Mapped(String feed) {
            this.mapping = mappings.of(feed);
            this.shape = new ShapeCheck(Shape.of(mappings.formatOf(feed)));
        }

        List<Line> of(Sample sample) {
            String unreadable = null;
            try {
                mapping.split(
                        new Payload(mapping.feed(), sample.payloadName(), sample.sourceTime(), sample::content),
                        this::take);
            } catch (UnreadablePayload notOfThisFeed) {
                unreadable = notOfThisFeed.getMessage();
            } catch (IOException impossible) {
                unreadable = "cannot be read";
            }
            if (!sample.isWhole()) {
                // It was cut off by the test, and so is its last item.
                unreadable = null;
                if (last != null) {
                    items--;
                    first = Objects.equals(first, last) ? null : first;
                }
            }
            List<Line> lines = new ArrayList<>();
            lines.add(new Line("map", unreadable == null && first == null ? "ok" : "failed", words(unreadable)));
            if (stating > 0) {
                boolean isCovered = covered == stating;
                lines.add(new Line(
                        "agreement",
                        covered == 0 ? "failed" : "ok",
                        isCovered
                                ? "covers all of it"
                                : "covers " + covered + " of " + stating + " items; what no agreement in force covers"
                                        + " is counted and not kept"));
            }
            shape.differences().forEach(difference -> lines.add(new Line("shape", "ok", difference.text())));
            return lines;
        }

        private void take(Item item) {
            items++;
            shape.look(item);
            ItemOutcome outcome = mapping.map(item);
            if (outcome instanceof ItemOutcome.NotUnderstood notUnderstood) {
                last = notUnderstood.problem();
                first = first == null ? last : first;
                return;
            }
            last = null;
            understood++;
            List<Statement> statements = ((ItemOutcome.Understood) outcome).statements();
            stating += statements.isEmpty() ? 0 : 1;
            covered += statements.stream().anyMatch(agreements::cover) ? 1 : 0;
        }

        private String words(@Nullable String unreadable) {
            String counted = "of " + items + (items == 1 ? " item " : " items ") + understood + " understood";
            if (unreadable != null) {
                return counted + ", then: " + unreadable;
            }
            return first == null
                    ? counted
                    : counted + "; first of the others: " + first.location()
                            + (first.field() == null ? "" : ", " + first.field()) + ": " + first.reason()
                            + ", expected " + first.expected();
        }
    }
}
