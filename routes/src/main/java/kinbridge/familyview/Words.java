package kinbridge.familyview;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import kinbridge.familyview.FamilyPage.PurposeChoice;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.needtoknow.ContestFields;
import kinbridge.needtoknow.Disclosed;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.SharingTables;
import org.jspecify.annotations.Nullable;

/** Released facts in words: built from fields that were let out, never from what the source wrote. */
public final class Words {

    /** What stands where an agency gave no date. */
    static final String NO_DATE = "date not given";

    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern ISO_INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*Z");
    private static final Pattern WORD_INSIDE = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK);

    /** Shown elsewhere on the page, or true of people rather than events. */
    private static final Set<String> NOT_EVENTS = Set.of(
            RecordType.ADDRESS.name(),
            RecordType.WORKER_INVOLVEMENT.name(),
            RecordType.SOCIAL_CARE_STATUS.name(),
            HubItems.HARM_LEVEL,
            HubItems.TEAM_MEMBER);

    private static final Set<String> PLANS = Set.of(
            RecordType.CHILD_PROTECTION_PLAN.name(),
            RecordType.CHILD_IN_NEED_PLAN.name(),
            RecordType.EARLY_HELP_EPISODE.name(),
            RecordType.LOOKED_AFTER_EPISODE.name(),
            RecordType.LEGAL_STATUS.name(),
            RecordType.CONTACT_RESTRICTION.name(),
            RecordType.SOCIAL_CARE_STATUS.name());

    private static final Set<String> NOT_FOR_READING = Set.of("workerId", "workerIds", "forViolence", "active", "uprn");

    private Words() {}

    static boolean isOfTheTimeline(String type) {
        return !NOT_EVENTS.contains(type);
    }

    static boolean isPlan(String type) {
        return PLANS.contains(type);
    }

    static boolean isForReading(String field) {
        return !NOT_FOR_READING.contains(field);
    }

    /** At EXISTENCE it says only that there is something, of which kind, and whom to ask. */
    public static String title(Disclosed item) {
        if (item.level() == DetailLevel.EXISTENCE) {
            return item.agency().title() + " holds a record: "
                    + typeTitle(item.type()).toLowerCase(Locale.ROOT);
        }
        String status = item.text("status");
        String title = item.type().equals(RecordType.SOCIAL_CARE_STATUS.name()) && status != null
                ? status
                : typeTitle(item.type());
        return title + contested(item);
    }

    /** What stands behind whatever is said from a contested item, wherever there is no room for more. */
    public static String contested(Disclosed item) {
        return item.text(ContestFields.MARK) == null ? "" : " (contested)";
    }

    public static String typeTitle(String type) {
        try {
            return RecordType.valueOf(type).title();
        } catch (IllegalArgumentException notARecord) {
            return type;
        }
    }

    public static String when(@Nullable Occurred occurred) {
        if (occurred instanceof Occurred.AtInstant at) {
            return MINUTE.format(at.instant().atZone(Occurred.LONDON));
        }
        if (occurred instanceof Occurred.OnDate on) {
            return DAY.format(on.date());
        }
        if (occurred instanceof Occurred.InMonth in) {
            return MONTH.format(in.month());
        }
        return occurred == null ? NO_DATE : occurred.toString();
    }

    /** As in a sentence: with "and" before the last. */
    static String listed(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** The last day before a moment at which something is over: a deadline at midnight is of the day before. */
    static String lastDay(Instant over) {
        return DAY.format(over.minusSeconds(1).atZone(Occurred.LONDON));
    }

    public static String date(String iso) {
        try {
            return ISO_DATE.matcher(iso).matches() ? DAY.format(LocalDate.parse(iso)) : iso;
        } catch (DateTimeParseException noSuchDay) {
            return iso;
        }
    }

    public static String value(FieldValue value) {
        if (value.value() instanceof Boolean yes) {
            return yes ? "Yes" : "No";
        }
        if (value.value() instanceof List<?> several) {
            return String.join(", ", several.stream().map(String::valueOf).toList());
        }
        String text = value.text();
        try {
            return ISO_INSTANT.matcher(text).matches() ? when(Occurred.parse(text)) : date(text);
        } catch (DateTimeParseException noSuchTime) {
            return text;
        }
    }

    /** {@code startDate} is "Start date". */
    public static String label(String field) {
        String spaced = WORD_INSIDE.matcher(field).replaceAll(" ").toLowerCase(Locale.ROOT);
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    static String category(SharingTables tables, Category category) {
        return tables.titleOf(category);
    }

    static String purpose(SharingTables tables, String purpose) {
        return Purpose.of(purpose).map(tables::titleOf).orElse(purpose);
    }

    /** The hub's alert rules alone claim SAFEGUARDING_ALERT; nobody chooses it. */
    public static List<PurposeChoice> purposesOf(SharingTables tables, String role) {
        return tables.purposesOf(role).stream()
                .filter(purpose -> purpose != Purpose.SAFEGUARDING_ALERT && purpose != Purpose.SUBJECT_ACCESS)
                .map(purpose -> new PurposeChoice(purpose.name(), tables.titleOf(purpose)))
                .toList();
    }
}
