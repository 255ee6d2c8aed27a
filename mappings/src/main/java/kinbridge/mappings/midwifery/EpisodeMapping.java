package kinbridge.mappings.midwifery;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.mappings.Category;
import kinbridge.mappings.Fields;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.Extension;

/** An EpisodeOfCare (UKCore-EpisodeOfCare 2.x): a pregnancy under this unit's care, or other care. */
final class EpisodeMapping {

    private static final String CODEABLE_REFERENCE = "https://fhir.nhs.uk/StructureDefinition/CodeableReference";

    private static final Set<String> MATERNITY = Stream.of(Terms.PREGNANT, Terms.ANTENATAL_CARE)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private EpisodeMapping() {}

    static void map(EpisodeOfCare episode, Sent sent) {
        if (episode.getStatus() == EpisodeOfCareStatus.ENTEREDINERROR) {
            sent.removeAll("entered in error");
            return;
        }
        Subject patient = sent.patient(episode.getPatient(), "patient", Subject.Role.SUBJECT);
        if (patient == null) {
            return;
        }
        boolean maternity = isMaternity(episode, sent);
        Fields fields = new Fields();
        if (episode.getStatus() != null) {
            fields.summary("status", episode.getStatus().toCode());
        }
        episode.getType().stream().findFirst().ifPresent(type -> fields.full("careType", Terms.words(type)));
        sent.statements()
                .record(
                        sent.reference(),
                        maternity ? RecordType.PREGNANCY : RecordType.HEALTH_EPISODE,
                        maternity ? Category.HE_MATERNITY : careCategory(episode),
                        List.of(patient),
                        Subject.of(Sent.SYSTEM, Subject.Kind.CASE, sent.reference()),
                        sent.start("period", episode.getPeriod()),
                        sent.end("period", episode.getPeriod()),
                        fields);
        if (episode.hasCareManager()) {
            CareTeamMapping.involvement(
                    "/worker", episode.getCareManager(), "care manager", null, episode.getPeriod(), patient, sent);
        }
    }

    /**
     * An episode of a maternity system is of a pregnancy, unless its type or a diagnosis coded in it says
     * that it is something else; the WHO antenatal guide types it {@code hacc}, as any care at home.
     */
    private static boolean isMaternity(EpisodeOfCare episode, Sent sent) {
        List<CodeableConcept> said = Stream.concat(
                        episode.getType().stream().filter(type -> !Terms.has(type, "hacc")), diagnoses(episode))
                .filter(CodeableConcept::hasCoding)
                .toList();
        return said.isEmpty()
                || said.stream().anyMatch(concept -> Terms.has(concept, MATERNITY, "type", sent.findings()));
    }

    /** Kind of care by its diagnoses: an episode is as sensitive as what it is for, where that is known. */
    private static Category careCategory(EpisodeOfCare episode) {
        CodeableConcept all = new CodeableConcept();
        diagnoses(episode).flatMap(concept -> concept.getCoding().stream()).forEach(all::addCoding);
        return Terms.conditionCategory(all).orElse(Category.HE_OBSTETRIC);
    }

    private static Stream<CodeableConcept> diagnoses(EpisodeOfCare episode) {
        return episode.getDiagnosis().stream()
                .flatMap(diagnosis -> diagnosis.getCondition().getExtensionsByUrl(CODEABLE_REFERENCE).stream())
                .map(Extension::getValue)
                .filter(CodeableConcept.class::isInstance)
                .map(CodeableConcept.class::cast);
    }
}
