package kinbridge.mappings.police;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kinbridge.mappings.DateText;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.Row;
import org.jspecify.annotations.Nullable;

/**
 * The checks of one crime of a batch, in the order of its columns. Times are UTC and of the form
 * yyyyMMddHHmmss; a place is OSGB metres or WGS84 degrees within Great Britain.
 */
final class CrimeRow {

    /** The forces that send batches, by the name in the first column, with their code in a batch id. */
    private static final Map<String, String> FORCES = Map.ofEntries(
            Map.entry("AvonSomerset", "AVS"),
            Map.entry("Bedfordshire", "BFD"),
            Map.entry("Cheshire", "CHS"),
            Map.entry("CoLP", "CoLP"),
            Map.entry("Cumbria", "CMB"),
            Map.entry("Derbyshire", "DBY"),
            Map.entry("Durham", "DUR"),
            Map.entry("Essex", "ESX"),
            Map.entry("Gloucestershire", "GLC"),
            Map.entry("Gwent", "GWP"),
            Map.entry("Hampshire", "HAM"),
            Map.entry("Hertfordshire", "HRT"),
            Map.entry("Humberside", "HMB"),
            Map.entry("Kent", "KNT"),
            Map.entry("Metropolitan", "MPS"),
            Map.entry("NorthWales", "NWL"),
            Map.entry("Nottinghamshire", "NOT"),
            Map.entry("Sussex", "SXP"),
            Map.entry("WestMidlands", "WMP"));

    private static final Set<String> TYPES = Set.of("RB", "BIAD", "AB", "BOTD", "TOMV", "TFP", "TFMV");
    private static final Pattern BATCH = Pattern.compile("([A-Za-z]+?)(\\d{8})(-\\d)?(-[RAra])?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,10}(\\.\\d{1,20})?");
    private static final Pattern TIME = Pattern.compile("\\d{14}");
    private static final Duration LONGEST_WINDOW = Duration.ofHours(12);

    private record Range(String least, String most, String unit) {
        boolean holds(BigDecimal number) {
            return number.compareTo(new BigDecimal(least)) >= 0 && number.compareTo(new BigDecimal(most)) <= 0;
        }

        @Override
        public String toString() {
            return "a number of " + unit + " from " + least + " to " + most;
        }
    }

    private static final Range EASTING = new Range("0", "600000", "metres");
    private static final Range NORTHING = new Range("0", "1300000", "metres");
    private static final Range LATITUDE = new Range("49.5", "61.5", "degrees");
    private static final Range LONGITUDE = new Range("-8.5", "2.6", "degrees");

    private final Row row;
    private final Findings findings;

    CrimeRow(Row row, Findings findings) {
        this.row = row;
        this.findings = findings;
    }

    void check() {
        String code = FORCES.get(row.textOr("policeForce", ""));
        if (code == null) {
            wrong("policeForce", "not a force that sends batches", "one of " + sorted(FORCES.keySet()));
        }
        if (!TYPES.contains(row.textOr("crimeTypeId", ""))) {
            wrong("crimeTypeId", "not a type of crime of the batch", "one of " + sorted(TYPES));
        }
        batch(code);
        if (!row.has("crimeReference")) {
            wrong("crimeReference", "missing", "the force's reference of the crime");
        }
        window();
        place();
    }

    private void batch(@Nullable String code) {
        Matcher batch = BATCH.matcher(row.textOr("batchId", ""));
        if (!batch.matches()) {
            wrong("batchId", "not a batch", "the force's code and a date as yyyyMMdd, as in MPS20250125");
        } else if (!FORCES.containsValue(batch.group(1)) || (code != null && !code.equals(batch.group(1)))) {
            wrong("batchId", "not a batch of this force", code == null ? "the code of a force" : "a batch of " + code);
        } else if (!(DateText.read(batch.group(2), DateText.Order.UNKNOWN) instanceof DateText.Found)) {
            wrong("batchId", "the batch has no date", "a date as yyyyMMdd after the force's code");
        }
    }

    private void window() {
        Instant from = time("crimeDateTimeFrom");
        Instant to = time("crimeDateTimeTo");
        if (from == null || to == null) {
            return;
        }
        if (to.isBefore(from)) {
            wrong("crimeDateTimeTo", "before crimeDateTimeFrom", "the same time or a later one");
        } else if (Duration.between(from, to).compareTo(LONGEST_WINDOW) > 0) {
            wrong("crimeDateTimeTo", "more than 12 hours after crimeDateTimeFrom", "a window of at most 12 hours");
        }
    }

    private @Nullable Instant time(String column) {
        String text = row.text(column);
        if (text != null
                && TIME.matcher(text).matches()
                && DateText.read(text, DateText.Order.UNKNOWN) instanceof DateText.Found found
                && found.occurred() instanceof Occurred.AtInstant at) {
            return at.instant();
        }
        wrong(column, text == null ? "missing" : "not a time", "a time in UTC as yyyyMMddHHmmss");
        return null;
    }

    /** One pair is enough, and whatever is given must be right: a place off the map is a slip of the pen. */
    private void place() {
        boolean grid = row.has("easting") || row.has("northing");
        boolean degrees = row.has("latitude") || row.has("longitude");
        if (!grid && !degrees) {
            wrong("easting", "no place", "easting and northing, or latitude and longitude");
        }
        if (grid) {
            within("easting", EASTING);
            within("northing", NORTHING);
        }
        if (degrees) {
            within("latitude", LATITUDE);
            within("longitude", LONGITUDE);
        }
    }

    private void within(String column, Range range) {
        String text = row.text(column);
        if (text == null || !NUMBER.matcher(text).matches()) {
            wrong(column, text == null ? "missing" : "not a number", range.toString());
        } else if (!range.holds(new BigDecimal(text))) {
            wrong(column, "out of range", range.toString());
        }
    }

    private void wrong(String column, String reason, String expected) {
        findings.part(column, row.text(column), reason, expected);
    }

    private static String sorted(Set<String> words) {
        return String.join(", ", words.stream().sorted().toList());
    }
}
