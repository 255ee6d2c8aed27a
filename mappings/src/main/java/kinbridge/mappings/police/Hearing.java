package kinbridge.mappings.police;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kinbridge.mappings.DateText;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * When and where a court sits.
 *
 * @param days the sitting days that could be read, earliest first
 */
record Hearing(String id, JsonPart json, List<Occurred> days) {

    static Hearing of(String id, JsonPart json, Findings findings) {
        List<Occurred> days = new ArrayList<>();
        for (JsonPart day : json.each("hearingDays")) {
            Occurred sitting = findings.when(day.field("sittingDay"), day.text("sittingDay"), DateText.Order.UNKNOWN);
            if (sitting != null) {
                days.add(sitting);
            }
        }
        days.sort(java.util.Comparator.comparing(Occurred::firstDay));
        return new Hearing(id, json, List.copyOf(days));
    }

    /** The first sitting day, or null where none can be read. */
    @Nullable
    Occurred first() {
        return days.isEmpty() ? null : days.get(0);
    }

    /** The last of several days; one day has no length. */
    @Nullable
    Occurred last() {
        LocalDate last = days.isEmpty() ? null : days.get(days.size() - 1).firstDay();
        return last == null || last.equals(days.get(0).firstDay()) ? null : Occurred.on(last);
    }

    void tell(Fields fields) {
        String jurisdiction = json.text("jurisdictionType");
        fields.summary("hearingType", json.at("type").text("description"))
                .summary("court", json.at("courtCentre").text("name"))
                .summary("jurisdiction", jurisdiction == null ? null : jurisdiction.toLowerCase(Locale.ROOT));
    }
}
