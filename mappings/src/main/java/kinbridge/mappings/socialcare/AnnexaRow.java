package kinbridge.mappings.socialcare;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kinbridge.mappings.Category;
import kinbridge.mappings.DateText;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Item;
import kinbridge.mappings.NaturalKey;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Row;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/** One row of a list: its cells without what only orders them in a drop-down, and what is said of it. */
final class AnnexaRow {

    static final String CHILD = "ChildUniqueID";

    /** {@code h) MWAS}, {@code p1) 5D: LA services}: a letter by which the choices are ordered. */
    private static final Pattern ORDERED = Pattern.compile("[a-z]\\d?\\)\\s*(.*)", Pattern.DOTALL);

    /** {@code N1 - Abuse or neglect}, {@code 1A: Individual}: a code and its words. */
    private static final Pattern CODE_AND_WORDS =
            Pattern.compile("([A-Z]{0,2}\\d{0,2}[A-Z]?)\\s*(?::|\\s[-\u2013])\\s+\\S.*");

    private final String list;
    private final Row row;
    private final CareStatements says;

    AnnexaRow(Item item) {
        this.list = item.type();
        this.row = Row.of(item);
        this.says = new CareStatements(item, AnnexaMapping.SYSTEM, DateText.Order.DAY_FIRST);
    }

    CareStatements says() {
        return says;
    }

    /** The cell, without the letter that orders a choice. */
    @Nullable
    String text(String column) {
        String text = row.text(column);
        Matcher ordered = text == null ? null : ORDERED.matcher(text);
        if (ordered == null || !ordered.matches()) {
            return text;
        }
        return ordered.group(1).isBlank() ? null : ordered.group(1).strip();
    }

    /** The cell as it was written. */
    @Nullable
    String raw(String column) {
        return row.text(column);
    }

    /** The code of a choice, or the whole cell where it has no code before its words. */
    @Nullable
    String code(String column) {
        String text = text(column);
        Matcher matcher = text == null ? null : CODE_AND_WORDS.matcher(text);
        return matcher != null && matcher.matches() && !matcher.group(1).isEmpty() ? matcher.group(1) : text;
    }

    /** Whether a cell tells of adoption in words. */
    boolean mentionsAdoption(String column) {
        String text = row.text(column);
        String plain = text == null ? "" : text.toLowerCase(Locale.ROOT);
        return plain.contains("adopt");
    }

    /** Yes or no; null for {@code c) Unknown}, which is an answer and neither. */
    @Nullable
    Boolean yesNo(String column) {
        String text = text(column);
        boolean isUnknown = text != null && text.equalsIgnoreCase("unknown");
        return isUnknown ? null : says.findings().yesNo(column, text);
    }

    Period period(String start, String end) {
        return says.period(start, row.text(start), end, row.text(end));
    }

    Period moment(String column) {
        return says.moment(column, row.text(column));
    }

    @Nullable
    String day(String column) {
        return says.day(column, row.text(column));
    }

    String child() {
        return String.valueOf(row.text(CHILD));
    }

    List<Subject> subjects() {
        return List.of(says.person(child()));
    }

    /** The list, the child, the date, and what else tells two things of one day apart. */
    String reference(Period period, String... further) {
        StringBuilder reference = new StringBuilder(list).append('/').append(child());
        if (period.from() != null) {
            reference.append('/').append(period.from());
        }
        String[] cells = java.util.Arrays.stream(further).map(row::text).toArray(String[]::new);
        return cells.length == 0
                ? reference.toString()
                : reference.append('/').append(NaturalKey.of(cells)).toString();
    }

    RecordDraft draft(String reference, RecordType type, Category category) {
        return says.draft(reference, type, category, subjects());
    }

    /**
     * The worker allocated now, or last; a row does not say since when. A team for adoption is protected as
     * adoption is, and one for those who leave care is told with the worker's details only.
     */
    void worker(String reference, String column, String role, Period of) {
        String name = text(column);
        String team = text("AllocatedTeam");
        if (name == null && (team == null || !column.equals("AllocatedWorker"))) {
            return;
        }
        DetailLevel level = SsdWorkers.isTelling(team) ? DetailLevel.FULL : DetailLevel.SUMMARY;
        says.add(draft(
                        reference + "#" + Row.columnName(column),
                        RecordType.WORKER_INVOLVEMENT,
                        SsdWorkers.category(team))
                .during(new Period(null, of.until()))
                .summary("workerName", name)
                .coded("team", team, level, null)
                .coded("role", role, SsdWorkers.isTelling(role) ? DetailLevel.FULL : DetailLevel.SUMMARY, null));
    }

    /** A day on which the child was visited, and whether it was seen, and alone, where the list says so. */
    void visit(String column, @Nullable Boolean seen, @Nullable Boolean alone) {
        Period when = moment(column);
        if (when.from() != null) {
            says.add(draft(reference(when) + "#visit", RecordType.SOCIAL_WORK_VISIT, Category.SC_ASSESSMENT)
                    .on(when)
                    .summary("childSeen", seen)
                    .full("childSeenAlone", alone));
        }
    }
}
