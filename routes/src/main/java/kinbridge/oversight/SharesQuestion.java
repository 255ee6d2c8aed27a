package kinbridge.oversight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kinbridge.oversight.LoggedShares.Share;
import kinbridge.oversight.LoggedShares.Sought;
import kinbridge.oversight.QuestionPages.Cell;
import kinbridge.oversight.QuestionPages.Row;
import org.jspecify.annotations.Nullable;

/** A question whose answer is what was let out: to whom, of what and how much, and what it wants to know beside that. */
abstract class SharesQuestion implements Question {

    private static final List<String> COLUMNS =
            List.of("When", "To whom", "Family", "Purpose", "What", "Held by", "How much");

    final LoggedShares log;
    private final Staff staff;

    SharesQuestion(LoggedShares log, Staff staff) {
        this.log = log;
        this.staff = staff;
    }

    abstract Sought sought(Asked asked);

    /** Titles of {@link #further}. */
    abstract List<String> furtherColumns();

    abstract List<Cell> further(Share share);

    /**
     * Narrowed by the agency of whoever asked, the holder and the category, where these are asked for.
     *
     * @param decisions conditions of our own
     * @param values of their named parameters
     */
    static Sought narrowed(Asked asked, String entries, String decisions, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        String ofEntries = entries;
        StringBuilder ofDecisions = new StringBuilder(decisions);
        if (asked.has(Parameter.AGENCY)) {
            ofEntries += " and e.agency = :agency";
            all.put("agency", asked.get(Parameter.AGENCY));
        }
        if (asked.has(Parameter.HOLDER)) {
            ofDecisions.append(" and d.holder = :holder");
            all.put("holder", asked.get(Parameter.HOLDER));
        }
        if (asked.has(Parameter.CATEGORY)) {
            ofDecisions.append(" and d.category = :category");
            all.put("category", asked.get(Parameter.CATEGORY));
        }
        return new Sought(ofEntries, ofDecisions.toString(), all);
    }

    @Override
    public final List<String> columns() {
        return Stream.of(COLUMNS, furtherColumns(), List.of("Entry"))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public final String unit() {
        return "entries";
    }

    @Override
    public final long count(Asked asked) {
        return log.countSharing(sought(asked), asked);
    }

    @Override
    public final Found find(Asked asked, @Nullable String after, int limit) {
        return log.shares(sought(asked), asked, after, limit, this::row);
    }

    private Row row(Share share) {
        List<Cell> cells = new ArrayList<>(List.of(
                Cells.time(share.entry().at()),
                Cells.recipient(share.entry(), staff),
                Cells.family(share.entry().family()),
                Cells.purpose(share.entry().purpose()),
                Cells.what(share),
                Cells.holder(share),
                Cells.level(share)));
        cells.addAll(further(share));
        cells.add(Cells.entry(share.entry().id()));
        return new Row(cells);
    }
}
