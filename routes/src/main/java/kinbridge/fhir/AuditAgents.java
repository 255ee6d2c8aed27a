package kinbridge.fhir;

import java.util.ArrayList;
import java.util.List;
import kinbridge.fhir.AuditPattern.Flow;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.EntryMetadata;
import kinbridge.sharinglog.LogLine;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Who took part: the two systems, the practitioner with their agency, and to whom something went. */
final class AuditAgents {

    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final String HUB = "hub";
    private static final String SOURCE = "110153";
    private static final String DESTINATION = "110152";

    private AuditAgents() {}

    static List<AuditEventAgentComponent> of(EntryMetadata entry, Flow flow) {
        LogLine line = entry.line();
        boolean byItself = line.personId().equals(HUB);
        List<AuditEventAgentComponent> agents = new ArrayList<>();
        agents.add(server(line, flow == Flow.WRITE ? DESTINATION : SOURCE, byItself));
        agents.add(flow == Flow.DISCLOSURE ? recipient(line) : client(line, flow == Flow.WRITE ? SOURCE : DESTINATION));
        if (!byItself) {
            agents.add(user(entry));
            agents.add(new AuditEventAgentComponent()
                    .setWho(identified("Organization", Codes.AGENCY_CODE, line.agency()))
                    .setRequestor(false));
        }
        return agents;
    }

    /** The hub that recorded it, by the name of its chain. */
    static Reference hub(LogLine line) {
        return identified("Device", Codes.INSTANCE, line.instance()).setDisplay("Kinbridge " + line.instance());
    }

    private static AuditEventAgentComponent server(LogLine line, String role, boolean isRequestor) {
        return system(role, hub(line))
                .setRequestor(isRequestor)
                .setNetwork(new AuditEventAgentNetworkComponent()
                        .setAddress(line.instance())
                        .setType(AuditEventAgentNetworkType._1));
    }

    /** From where a person asked is sealed in the entry, as it is personal: that it is known is all that is said. */
    private static AuditEventAgentComponent client(LogLine line, String role) {
        Reference who = line.channel() == null
                ? new Reference().setDisplay("Client of the hub")
                : identified("Device", Codes.CHANNEL, line.channel());
        return system(role, who).setNetwork(sealed());
    }

    private static AuditEventAgentComponent recipient(LogLine line) {
        return system(DESTINATION, whom(line)).setNetwork(sealed());
    }

    private static Reference whom(LogLine line) {
        String recipient = line.recipient();
        if (recipient == null || recipient.equals(line.personId())) {
            return identified("Practitioner", Codes.PRACTITIONER, line.personId());
        }
        return line.kind() == EntryKind.PUSH
                ? identified("Organization", Codes.AGENCY_CODE, recipient)
                : identified(null, Codes.RECIPIENT, recipient);
    }

    private static AuditEventAgentComponent user(EntryMetadata entry) {
        LogLine line = entry.line();
        return new AuditEventAgentComponent()
                .setType(new CodeableConcept(new Coding(PARTICIPATION, "IRCP", "information recipient")))
                .addRole(new CodeableConcept(new Coding(Codes.ROLE, line.role(), null)))
                .addRole(new CodeableConcept(new Coding(Codes.TEAM_STANDING, line.tafStatus(), null)))
                .setWho(identified("Practitioner", Codes.PRACTITIONER, line.personId()))
                .setAltId(line.personId())
                .setRequestor(true)
                .addPolicy(Codes.POLICY + entry.policyVersion());
    }

    private static AuditEventAgentComponent system(String role, Reference who) {
        return new AuditEventAgentComponent()
                .setType(new CodeableConcept(new Coding(AuditPattern.DICOM, role, null)))
                .setWho(who)
                .setRequestor(false);
    }

    private static AuditEventAgentNetworkComponent sealed() {
        AuditEventAgentNetworkComponent network = new AuditEventAgentNetworkComponent();
        network.setAddressElement(Codes.masked(new StringType()));
        return network;
    }

    private static Reference identified(@Nullable String type, String system, String value) {
        Reference reference = new Reference();
        if (type != null) {
            reference.setType(type);
        }
        return reference.setIdentifier(new Identifier().setSystem(system).setValue(value));
    }
}
