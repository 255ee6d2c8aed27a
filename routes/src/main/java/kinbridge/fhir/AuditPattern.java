package kinbridge.fhir;

import java.util.List;
import java.util.stream.Stream;
import kinbridge.sharinglog.EntryKind;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;

/**
 * What kind of event an entry is in the code systems that other systems know; its own kind always stands beside them.
 *
 * @param flow which way it went, on which depends who is called source and who destination
 */
record AuditPattern(Coding type, List<Coding> subtypes, AuditEventAction action, Flow flow) {

    enum Flow {
        /** From the hub to whoever asked. */
        READ,
        /** From the hub to a recipient. */
        DISCLOSURE,
        /** From whoever asked to the hub. */
        WRITE
    }

    static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";

    private static final String EVENT_TYPE = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    private static final String INTERACTION = "http://hl7.org/fhir/restful-interaction";
    private static final String LIFECYCLE = "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle";

    AuditPattern {
        subtypes = List.copyOf(subtypes);
    }

    static AuditPattern of(EntryKind kind) {
        return switch (kind) {
            case LOOK, CONTENT_READ -> rest(kind, "read", AuditEventAction.R, Flow.READ);
            case STATE -> rest(kind, "update", AuditEventAction.U, Flow.WRITE);
            case REVIEW, ACKNOWLEDGEMENT -> rest(kind, "create", AuditEventAction.C, Flow.WRITE);
            case ALERT, PUSH, EXPORT ->
                made(
                        kind,
                        dicom("110106", "Export"),
                        AuditEventAction.R,
                        Flow.DISCLOSURE,
                        new Coding(LIFECYCLE, "disclose", null));
            case COLLECTION -> made(kind, dicom("110107", "Import"), AuditEventAction.C, Flow.WRITE);
            case LOG_READ -> made(kind, dicom("110101", "Audit Log Used"), AuditEventAction.R, Flow.READ);
            case REFUSAL -> alert(kind, "110132", "Use of Restricted Function", AuditEventAction.E);
            case BREAK_GLASS -> alert(kind, "110127", "Emergency Override Started", AuditEventAction.E);
            case POLICY -> alert(kind, "110129", "Security Configuration", AuditEventAction.U);
            case DISPOSAL -> made(kind, new Coding(LIFECYCLE, "destroy", null), AuditEventAction.D, Flow.WRITE);
        };
    }

    /** That nothing was done is a failure; that something was withheld is the hub at its work. */
    static AuditEventOutcome outcome(EntryKind kind) {
        return kind == EntryKind.REFUSAL ? AuditEventOutcome._4 : AuditEventOutcome._0;
    }

    private static AuditPattern rest(EntryKind kind, String interaction, AuditEventAction action, Flow flow) {
        return made(
                kind,
                new Coding(EVENT_TYPE, "rest", null),
                action,
                flow,
                new Coding(INTERACTION, interaction, interaction));
    }

    private static AuditPattern alert(EntryKind kind, String code, String display, AuditEventAction action) {
        return made(kind, dicom("110113", "Security Alert"), action, Flow.WRITE, dicom(code, display));
    }

    private static AuditPattern made(
            EntryKind kind, Coding type, AuditEventAction action, Flow flow, Coding... subtypes) {
        return new AuditPattern(
                type,
                Stream.concat(Stream.of(subtypes), Stream.of(new Coding(Codes.ENTRY_KIND, kind.name(), null)))
                        .toList(),
                action,
                flow);
    }

    private static Coding dicom(String code, String display) {
        return new Coding(DICOM, code, display);
    }
}
