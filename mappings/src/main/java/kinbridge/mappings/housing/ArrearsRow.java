package kinbridge.mappings.housing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import kinbridge.mappings.DateText;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Item;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Row;
import kinbridge.mappings.StatementList;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/** One row of a table of the feed while it is read, and what its columns have in common. */
final class ArrearsRow {

    static final String SYSTEM = "housing-arrears";

    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,9}(\\.\\d{1,6})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,6}");

    private final Row row;
    private final ArrearsTable table;
    private final Findings findings;
    private final StatementList says;

    ArrearsRow(Item item, ArrearsTable table, Findings findings) {
        this.row = Row.of(item);
        this.table = table;
        this.findings = findings;
        this.says = new StatementList(item, Agency.HOUSING, item.payloadTime());
    }

    Findings findings() {
        return findings;
    }

    StatementList says() {
        return says;
    }

    /** The tenancy or house that the row is about; empty where it says none. */
    String reference() {
        return row.textOr(table.key(), "");
    }

    static Subject tenancy(String reference) {
        return Subject.of(SYSTEM, Subject.Kind.TENURE, reference);
    }

    @Nullable
    String text(String column) {
        return row.text(column);
    }

    boolean has(String column) {
        return row.has(column);
    }

    /** A day: databases write days as midnight, in UTC or without an offset, and none as 1900. */
    @Nullable
    Occurred date(String column) {
        String text = row.text(column);
        String day = text == null ? null : text.replaceFirst("T00:00:00(\\.0+)?(Z|\\+00:00)?$", "");
        Occurred when = findings.when(column, day, DateText.Order.UNKNOWN);
        return when == null ? null : Occurred.on(when.firstDay());
    }

    @Nullable
    String day(String column) {
        Occurred day = date(column);
        return day == null ? null : day.toString();
    }

    /** Pounds; a part where it is no amount. */
    Optional<BigDecimal> amount(String column) {
        String text = row.text(column);
        if (text == null) {
            return Optional.empty();
        }
        if (!AMOUNT.matcher(text).matches()) {
            findings.part(column, text, "not an amount", "a number of pounds, above zero where the tenant owes");
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text));
    }

    @Nullable
    String pounds(String column) {
        return amount(column).map(BigDecimal::toPlainString).orElse(null);
    }

    @Nullable
    Boolean yesNo(String column) {
        return findings.yesNo(column, row.text(column));
    }

    @Nullable
    Integer whole(String column) {
        String text = row.text(column);
        if (text != null && !WHOLE.matcher(text).matches()) {
            findings.part(column, text, "not a whole number", "a number of days");
            return null;
        }
        return text == null ? null : Integer.valueOf(text);
    }

    /** Adds what a code means; one that is not known is kept as written and warned about. */
    void code(Fields fields, String name, String column, Map<String, String> codes) {
        String code = row.text(column);
        if (code == null) {
            return;
        }
        String words = codes.get(code.toUpperCase(java.util.Locale.ROOT));
        if (words == null) {
            findings.warn(column, "a code that is not known, kept as written");
        }
        fields.add(name, words == null ? code : words, DetailLevel.SUMMARY, code);
    }

    /** Makes a record about the tenancy under HO.ARREARS. */
    void add(String sourceRef, RecordType type, @Nullable Occurred from, @Nullable Occurred until, Fields fields) {
        says.record(sourceRef, type, Category.HO_ARREARS, List.of(tenancy(reference())), from, until, fields);
    }
}
