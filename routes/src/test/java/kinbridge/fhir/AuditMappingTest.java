package kinbridge.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.EntryMetadata;
import kinbridge.sharinglog.LogLine;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An entry as an AuditEvent: valid R4, of the IHE BALP pattern that it names, and nothing beyond metadata. */
class AuditMappingTest {

    private static final UUID ENTRY = UUID.fromString("c0ffee00-1234-4abc-8def-0123456789ab");
    private static final UUID FAMILY = UUID.fromString("7d0f8f0e-3c52-4b7a-9a54-0a5f6c1d2e3f");
    private static final UUID CHILD = UUID.fromString("33333333-2222-4333-8444-555555555555");
    private static final UUID EARLIER = UUID.fromString("c0ffee00-1234-4abc-8def-0123456789ac");
    private static final String HASH = "a".repeat(64);
    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";

    private static EntryMetadata entry(
            EntryKind kind, String person, String purpose, @Nullable UUID family, @Nullable UUID child) {
        return new EntryMetadata(
                new LogLine(
                        ENTRY,
                        "hub-1",
                        17,
                        kind,
                        Instant.parse("2026-11-24T09:30:01.250Z"),
                        Instant.parse("2026-11-24T09:30:00Z"),
                        person,
                        "social_worker",
                        "LA_CSC",
                        "MEMBER",
                        purpose,
                        family,
                        child,
                        "CIN",
                        "INDIVIDUAL_VIEW",
                        "NHS_MAT",
                        1,
                        2,
                        3,
                        4,
                        5),
                "policy-1",
                "request-9",
                EARLIER,
                HASH);
    }

    private static AuditEvent mapped(EntryKind kind) {
        return AuditMapping.of(entry(kind, "practitioner-7", "CP_PLAN", FAMILY, CHILD));
    }

    private static List<AuditEventAgentComponent> agents(AuditEvent event, String system, String code) {
        return event.getAgent().stream()
                .filter(agent -> agent.getType().hasCoding(system, code))
                .toList();
    }

    private static List<AuditEventEntityComponent> entities(AuditEvent event, String system, String code) {
        return event.getEntity().stream()
                .filter(entity -> is(entity.getType(), system, code))
                .toList();
    }

    private static boolean is(Coding coding, String system, String code) {
        return system.equals(coding.getSystem()) && code.equals(coding.getCode());
    }

    @ParameterizedTest
    @EnumSource(EntryKind.class)
    void every_kind_is_valid_r4(EntryKind kind) {
        assertThat(R4Validator.errors(mapped(kind))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EntryKind.class)
    void every_kind_is_valid_where_it_is_the_hubs_own_and_about_nobody(EntryKind kind) {
        assertThat(R4Validator.errors(AuditMapping.of(entry(kind, "hub", "NONE", null, null))))
                .isEmpty();
    }

    @Test
    void the_validator_finds_what_is_wrong() {
        AuditEvent event = mapped(EntryKind.LOOK);
        event.setRecordedElement(null);

        assertThat(R4Validator.errors(event)).anyMatch(error -> error.contains("recorded"));
    }

    @ParameterizedTest
    @EnumSource(EntryKind.class)
    void every_kind_can_be_told_by_its_own_code(EntryKind kind) {
        assertThat(mapped(kind).getSubtype()).anyMatch(coding -> is(coding, Codes.ENTRY_KIND, kind.name()));
    }

    @ParameterizedTest
    @EnumSource(EntryKind.class)
    void exactly_one_took_the_initiative(EntryKind kind) {
        assertThat(mapped(kind).getAgent())
                .filteredOn(AuditEventAgentComponent::getRequestor)
                .extracting(agent -> agent.getWho().getIdentifier().getValue())
                .containsExactly("practitioner-7");
        assertThat(AuditMapping.of(entry(kind, "hub", "NONE", null, null)).getAgent())
                .filteredOn(AuditEventAgentComponent::getRequestor)
                .extracting(agent -> agent.getWho().getIdentifier().getValue())
                .containsExactly("hub-1");
    }

    @ParameterizedTest
    @EnumSource(EntryKind.class)
    void only_a_refusal_is_a_failure(EntryKind kind) {
        assertThat(mapped(kind).getOutcome() == AuditEventOutcome._0).isEqualTo(kind != EntryKind.REFUSAL);
    }

    @Test
    void a_look_holds_every_slice_of_a_read_with_a_patient() {
        AuditEvent event = mapped(EntryKind.LOOK);

        assertThat(event.getMeta().hasProfile(AuditMapping.BALP + "PatientRead"))
                .isTrue();
        assertThat(is(event.getType(), "http://terminology.hl7.org/CodeSystem/audit-event-type", "rest"))
                .isTrue();
        assertThat(event.getSubtype())
                .anyMatch(coding -> is(coding, "http://hl7.org/fhir/restful-interaction", "read"));
        assertThat(event.getAction()).isEqualTo(AuditEvent.AuditEventAction.R);
        assertThat(agents(event, DICOM, "110152")).singleElement().matches(client -> client.hasNetwork());
        assertThat(agents(event, DICOM, "110153")).singleElement().matches(server -> server.hasNetwork());
        assertThat(entities(event, ENTITY_TYPE, "2"))
                .singleElement()
                .matches(data -> data.getWhat().getReference().equals("Group/" + FAMILY)
                        && data.getRole().getCode().equals("4"));
        assertThat(entities(event, ENTITY_TYPE, "1"))
                .singleElement()
                .matches(patient -> patient.getWhat().getReference().equals("Patient/" + CHILD)
                        && patient.getRole().getCode().equals("1"));
        assertThat(entities(event, "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType", "XrequestId"))
                .singleElement()
                .matches(call -> call.getWhat().getIdentifier().getValue().equals("request-9"));
    }

    @Test
    void the_user_of_a_look_is_the_practitioner_in_the_role_and_standing_of_the_time() {
        List<AuditEventAgentComponent> users =
                agents(mapped(EntryKind.LOOK), "http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP");

        assertThat(users).singleElement().satisfies(user -> {
            assertThat(user.getAltId()).isEqualTo("practitioner-7");
            assertThat(user.getRole())
                    .flatExtracting(role -> role.getCoding())
                    .extracting(Coding::getCode)
                    .containsExactly("social_worker", "MEMBER");
            assertThat(user.getPolicy()).extracting(uri -> uri.getValue()).containsExactly(Codes.POLICY + "policy-1");
            assertThat(user.hasNetwork()).isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"ALERT", "PUSH", "EXPORT"})
    void what_goes_out_holds_every_slice_of_a_disclosure_at_its_source(EntryKind kind) {
        AuditEvent event = mapped(kind);

        assertThat(event.getMeta().hasProfile(AuditMapping.BALP + "PrivacyDisclosure.Source"))
                .isTrue();
        assertThat(is(event.getType(), DICOM, "110106")).isTrue();
        assertThat(event.getSubtype())
                .anyMatch(
                        coding -> is(coding, "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle", "disclose"));
        assertThat(agents(event, DICOM, "110153"))
                .singleElement()
                .matches(source -> source.getWho().equalsDeep(event.getSource().getObserver()) && source.hasNetwork());
        assertThat(agents(event, DICOM, "110152"))
                .singleElement()
                .matches(to -> to.getWho().getIdentifier().getValue().equals("NHS_MAT") && to.hasNetwork());
        assertThat(entities(event, ENTITY_TYPE, "1")).hasSize(1);
        assertThat(event.getEntity()).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(EntryKind.class)
    void a_pattern_with_a_patient_is_not_claimed_where_no_child_is_in_focus(EntryKind kind) {
        AuditEvent event = AuditMapping.of(entry(kind, "practitioner-7", "CP_PLAN", FAMILY, null));

        assertThat(event.getMeta().getProfile())
                .noneMatch(profile -> profile.getValue().contains("Patient")
                        || profile.getValue().contains("PrivacyDisclosure"));
        assertThat(entities(event, ENTITY_TYPE, "1")).isEmpty();
    }

    @Test
    void breaking_the_glass_is_known_by_hl7s_purpose_and_a_look_is_not() {
        String reasons = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

        assertThat(mapped(EntryKind.BREAK_GLASS).getPurposeOfEventFirstRep().hasCoding(reasons, "BTG"))
                .isTrue();
        assertThat(mapped(EntryKind.LOOK).getPurposeOfEventFirstRep().hasCoding(reasons, "BTG"))
                .isFalse();
        assertThat(mapped(EntryKind.LOOK).getPurposeOfEventFirstRep().hasCoding(Codes.PURPOSE, "CP_PLAN"))
                .isTrue();
    }

    @Test
    void the_entry_can_be_held_against_its_chain_and_counts_begin_at_level_1() {
        assertThat(entities(mapped(EntryKind.LOOK), Codes.AUDIT_ENTITY, "sharing-log-entry"))
                .singleElement()
                .satisfies(log -> {
                    assertThat(log.getWhat().getIdentifier().getValue()).isEqualTo(ENTRY.toString());
                    assertThat(log.getDetail())
                            .extracting(detail ->
                                    detail.getType() + " " + detail.getValue().primitiveValue())
                            .containsExactly(
                                    "sequence 17",
                                    "hash " + HASH,
                                    "withheld 1",
                                    "existence 2",
                                    "summary 3",
                                    "full 4",
                                    "overrides 5",
                                    "harm CIN",
                                    "channel INDIVIDUAL_VIEW",
                                    "answers " + EARLIER);
                });
    }

    @ParameterizedTest
    @EnumSource(EntryKind.class)
    void from_where_somebody_asked_stays_sealed(EntryKind kind) {
        assertThat(mapped(kind).getAgent())
                .filteredOn(agent -> agent.getNetwork().getAddress() != null)
                .extracting(agent -> agent.getNetwork().getAddress())
                .containsExactly("hub-1");
    }

    @Test
    void an_event_can_be_written_as_json() {
        assertThat(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(mapped(EntryKind.PUSH)))
                .contains("\"recorded\":\"2026-11-24T09:30:01.250", "data-absent-reason");
    }
}
