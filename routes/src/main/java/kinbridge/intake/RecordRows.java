package kinbridge.intake;

import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/** Keeps of each record in clear what a decision or a rule needs, and nothing else. */
final class RecordRows {

    /** Yes-or-no fields that alert rules read: kept in clear as marks when they are true. */
    private static final List<String> MARKS = List.of("forViolence", "active");

    private RecordRows() {}

    static void add(AgencyRecord agencyRecord, Versions.Outcome version, Rows rows) {
        rows.addRecord(new Object[] {
            version.version(),
            version.thing(),
            agencyRecord.agency().word(),
            agencyRecord.holder(),
            agencyRecord.type().name(),
            agencyRecord.category().code(),
            text(agencyRecord.occurred()),
            day(agencyRecord.occurred()),
            text(agencyRecord.until()),
            day(agencyRecord.until()),
            marks(agencyRecord)
        });
        for (int position = 0; position < agencyRecord.subjects().size(); position++) {
            Subject subject = agencyRecord.subjects().get(position);
            rows.subject(new Object[] {
                version.version(),
                position,
                subject.system(),
                subject.kind().name(),
                subject.localId(),
                subject.role().name()
            });
        }
        Subject name = agencyRecord.names();
        if (name != null) {
            rows.name(new Object[] {name.system(), name.kind().name(), name.localId(), version.thing()});
        }
    }

    private static String[] marks(AgencyRecord agencyRecord) {
        List<String> marks = new ArrayList<>();
        for (String mark : MARKS) {
            FieldValue value = agencyRecord.fields().get(mark);
            if (value != null && "true".equals(value.text())) {
                marks.add(mark);
            }
        }
        return marks.toArray(String[]::new);
    }

    static @Nullable String text(@Nullable Occurred occurred) {
        return occurred == null ? null : occurred.toString();
    }

    static @Nullable Date day(@Nullable Occurred occurred) {
        return occurred == null ? null : Date.valueOf(occurred.firstDay());
    }
}
