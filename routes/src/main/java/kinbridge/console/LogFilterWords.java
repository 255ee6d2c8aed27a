package kinbridge.console;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import kinbridge.console.SharingLogPages.LogPage;
import kinbridge.sharinglog.LogOrder;
import kinbridge.sharinglog.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A search of the sharing log in words: which filters are set, how many match, what to try when none does. */
@Component
class LogFilterWords {

    private final Titles titles;
    private final PeoplesNames names;
    private final Times times;

    LogFilterWords(Titles titles, PeoplesNames names, Times times) {
        this.titles = titles;
        this.names = names;
        this.times = times;
    }

    /**
     * A filter that is set.
     *
     * @param without the address of the same search without it
     */
    record Selected(String label, String words, String without) {}

    /** @param address null of the order that is shown */
    record Order(String words, @Nullable String address) {}

    record Tip(String words, String address) {}

    List<Selected> selected(LogQuery query) {
        List<Selected> selected = new ArrayList<>();
        for (String name : query.selected()) {
            selected.add(new Selected(
                    label(name), words(name, query), query.without(name).address(null)));
        }
        return selected;
    }

    private static String label(String name) {
        return switch (name) {
            case "from" -> "From";
            case "to" -> "To";
            case "kind" -> "What was done";
            case "practitioner" -> "Who";
            case "agency" -> "Their agency";
            case "purpose" -> "Purpose";
            case "family" -> "Family";
            case "person" -> "Person";
            case "rule" -> "Rule";
            case "overrides" -> "Agreement";
            case "outcome" -> "With at least one";
            case "basis" -> "Lawful basis";
            case "entry" -> "Entry";
            default -> "Words of the reason";
        };
    }

    private String words(String name, LogQuery query) {
        String value = query.value(name);
        return switch (name) {
            case "kind" -> titles.kind(value);
            case "practitioner" -> names.of(value);
            case "agency" -> titles.agency(value);
            case "purpose" -> titles.purpose(value);
            case "person", "entry" -> value.substring(0, Math.min(8, value.length()));
            case "overrides" -> "Only without agreement";
            case "outcome" ->
                LogQuery.ASKABLE.stream()
                        .filter(level -> level.name().equals(value))
                        .map(titles::level)
                        .findFirst()
                        .orElse(value);
            case LogQuery.WORDS -> Objects.requireNonNullElse(query.said(), "");
            default -> value;
        };
    }

    /** {@code 1,204 entries}. */
    String counted(Tally tally) {
        String number = NumberFormat.getIntegerInstance(Locale.UK).format(tally.entries());
        String entries = (tally.more() ? "More than " : "") + number + (tally.entries() == 1 ? " entry" : " entries");
        return tally.searchedTo() == null ? entries : entries + " since " + times.exact(tally.searchedTo());
    }

    List<Order> orders(LogQuery query) {
        return Arrays.stream(LogOrder.values())
                .map(order -> new Order(
                        title(order),
                        order == query.order()
                                ? null
                                : query.with("sort", order.name().toLowerCase(Locale.ROOT))
                                        .address(null)))
                .toList();
    }

    private static String title(LogOrder order) {
        return switch (order) {
            case NEWEST -> "Newest first";
            case OLDEST -> "Oldest first";
            case AGENCY -> "By agency";
            case PRACTITIONER -> "By practitioner";
        };
    }

    /** Which filter to take away: the one without which most would be found. */
    @Nullable
    Tip tip(LogPage page, LogQuery query) {
        SharingLogPages.Relief relief = page.relief();
        return relief == null
                ? null
                : new Tip(
                        label(relief.filter()) + ": " + words(relief.filter(), query) + ". Without it there would be "
                                + lower(counted(relief.found())),
                        query.without(relief.filter()).address(null));
    }

    private static String lower(String words) {
        return words.substring(0, 1).toLowerCase(Locale.UK) + words.substring(1);
    }
}
