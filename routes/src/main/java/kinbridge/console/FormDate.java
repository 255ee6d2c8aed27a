package kinbridge.console;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import kinbridge.consent.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A day as somebody typed it in three boxes; kept as typed, so that a mistake can be put right. */
record FormDate(String field, String day, String month, String year) {

    static FormDate of(String field, MultiValueMap<String, String> form) {
        return new FormDate(
                field,
                FormText.of(form, field + "-day"),
                FormText.of(form, field + "-month"),
                FormText.of(form, field + "-year"));
    }

    static FormDate of(String field, @Nullable LocalDate date) {
        return date == null
                ? new FormDate(field, "", "", "")
                : new FormDate(
                        field,
                        Integer.toString(date.getDayOfMonth()),
                        Integer.toString(date.getMonthValue()),
                        Integer.toString(date.getYear()));
    }

    boolean isBlank() {
        return Stream.of(day, month, year).allMatch(String::isBlank);
    }

    /** The day, or null where there is none or none that exists. */
    @Nullable
    LocalDate date() {
        try {
            return isBlank() || year.length() != 4
                    ? null
                    : LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (NumberFormatException | DateTimeException notADay) {
            return null;
        }
    }

    List<FieldProblem> problems() {
        return isBlank() || date() != null
                ? List.of()
                : List.of(new FieldProblem(field, "Write a real day, for example 27 3 2026."));
    }
}
