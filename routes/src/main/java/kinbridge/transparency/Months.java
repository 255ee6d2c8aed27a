package kinbridge.transparency;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import kinbridge.sharinglog.RecordRecipients.Received;

/** When something was seen, in months: a day would say which visit, call or incident it followed. */
record Months(YearMonth first, YearMonth last) {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

    static String words(YearMonth month) {
        return MONTH.format(month);
    }

    static Months of(Received received) {
        return new Months(ListEnd.month(received.first()), ListEnd.month(received.last()));
    }

    Months and(Months other) {
        return new Months(
                first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
    }

    String firstWords() {
        return words(first);
    }

    String lastWords() {
        return words(last);
    }

    String words() {
        return first.equals(last) ? firstWords() : firstWords() + " to " + lastWords();
    }
}
