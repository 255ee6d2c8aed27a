package kinbridge.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import kinbridge.fhir.AuditPattern.Flow;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.EntryMetadata;
import kinbridge.sharinglog.LogLine;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the sharing log as an AuditEvent. It names a pattern of IHE BALP as its profile only where the entry
 * holds all that the pattern demands.
 */
final class AuditMapping {

    static final String BALP = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";

    private static final String BALP_ENTITY = "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String ENTITY_ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final String SOURCE_TYPE = "http://terminology.hl7.org/CodeSystem/security-source-type";
    private static final String REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    private static final String NO_PURPOSE = "NONE";

    private AuditMapping() {}

    static AuditEvent of(EntryMetadata entry) {
        LogLine line = entry.line();
        AuditPattern pattern = AuditPattern.of(line.kind());
        AuditEvent event = new AuditEvent();
        event.setId(line.entryId().toString());
        event.setMeta(Codes.restricted());
        String profile = profile(line, pattern.flow());
        if (profile != null) {
            event.getMeta().addProfile(BALP + profile);
        }
        event.setType(pattern.type());
        pattern.subtypes().forEach(event::addSubtype);
        event.setAction(pattern.action());
        event.setPeriod(new Period().setStartElement(at(line)).setEndElement(at(line)));
        event.setRecordedElement(new InstantType(
                Date.from(line.recordedAt()), TemporalPrecisionEnum.MILLI, TimeZone.getTimeZone("UTC")));
        event.setOutcome(AuditPattern.outcome(line.kind()));
        CodeableConcept purpose = purpose(line);
        if (purpose.hasCoding()) {
            event.addPurposeOfEvent(purpose);
        }
        AuditAgents.of(entry, pattern.flow()).forEach(event::addAgent);
        event.getSource()
                .setSite(line.instance())
                .setObserver(AuditAgents.hub(line))
                .addType(new Coding(SOURCE_TYPE, "4", null));
        entities(entry).forEach(event::addEntity);
        return event;
    }

    private static DateTimeType at(LogLine line) {
        return new DateTimeType(Date.from(line.eventAt()), TemporalPrecisionEnum.MILLI, TimeZone.getTimeZone("UTC"));
    }

    private static @Nullable String profile(LogLine line, Flow flow) {
        boolean ofAChild = line.childInFocus() != null;
        if (flow == Flow.DISCLOSURE) {
            return ofAChild ? "PrivacyDisclosure.Source" : null;
        }
        if ((line.kind() != EntryKind.LOOK && line.kind() != EntryKind.CONTENT_READ) || line.familyId() == null) {
            return null;
        }
        return ofAChild ? "PatientRead" : "Read";
    }

    /** By our own code, and by HL7's where one means the same. */
    private static CodeableConcept purpose(LogLine line) {
        CodeableConcept purpose = new CodeableConcept();
        if (!line.purpose().equals(NO_PURPOSE)) {
            purpose.addCoding(new Coding(Codes.PURPOSE, line.purpose(), null));
        }
        String reason = line.kind() == EntryKind.BREAK_GLASS
                ? "BTG"
                : switch (line.purpose()) {
                    case "DIRECT_CARE" -> "TREAT";
                    case "AUDIT" -> "HOPERAT";
                    case "LEGAL_PROCEEDINGS" -> "HLEGAL";
                    case "SUBJECT_ACCESS" -> "PATRQT";
                    default -> null;
                };
        return reason == null ? purpose : purpose.addCoding(new Coding(REASON, reason, null));
    }

    private static List<AuditEventEntityComponent> entities(EntryMetadata entry) {
        LogLine line = entry.line();
        List<AuditEventEntityComponent> entities = new ArrayList<>();
        if (line.childInFocus() != null) {
            entities.add(new AuditEventEntityComponent()
                    .setWhat(Codes.patient(line.childInFocus()))
                    .setType(new Coding(ENTITY_TYPE, "1", null))
                    .setRole(new Coding(ENTITY_ROLE, "1", null)));
        }
        if (line.familyId() != null) {
            entities.add(new AuditEventEntityComponent()
                    .setWhat(new Reference("Group/" + line.familyId()))
                    .setType(new Coding(ENTITY_TYPE, "2", null))
                    .setRole(new Coding(ENTITY_ROLE, "4", null)));
        }
        entities.add(ofTheLog(entry));
        if (entry.correlationId() != null) {
            entities.add(new AuditEventEntityComponent()
                    .setWhat(new Reference().setIdentifier(new Identifier().setValue(entry.correlationId())))
                    .setType(new Coding(BALP_ENTITY, "XrequestId", null)));
        }
        return entities;
    }

    /** The entry itself: where it stands in its chain, and how much was decided at each level from 1. */
    private static AuditEventEntityComponent ofTheLog(EntryMetadata entry) {
        LogLine line = entry.line();
        AuditEventEntityComponent entity = new AuditEventEntityComponent()
                .setWhat(new Reference()
                        .setIdentifier(new Identifier()
                                .setSystem(Codes.LOG_ENTRY)
                                .setValue(line.entryId().toString())))
                .setType(new Coding(Codes.AUDIT_ENTITY, "sharing-log-entry", null));
        detail(entity, "sequence", line.sequence());
        detail(entity, "hash", entry.hash());
        detail(entity, "withheld", line.withheld());
        detail(entity, "existence", line.existence());
        detail(entity, "summary", line.summary());
        detail(entity, "full", line.full());
        detail(entity, "overrides", line.overrides());
        detail(entity, "harm", line.harm());
        detail(entity, "channel", line.channel());
        detail(entity, "answers", entry.answers());
        return entity;
    }

    private static void detail(AuditEventEntityComponent entity, String name, @Nullable Object value) {
        if (value != null) {
            entity.addDetail().setType(name).setValue(new StringType(value.toString()));
        }
    }
}
