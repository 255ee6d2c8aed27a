package kinbridge.mappings.midwifery;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import kinbridge.mappings.Category;
import kinbridge.mappings.Fields;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.jspecify.annotations.Nullable;

/**
 * A Flag (England-PatientFlag, and the FGM Information Sharing flag): what staff must know at sight. A
 * flag whose code is not known may mean anything, so it waits in quarantine rather than being given a
 * category by guess.
 */
final class FlagMapping {

    private record Meaning(String words, Category category) {}

    private static final Map<String, Meaning> MEANINGS = Map.of(
            // About a girl or unborn child at risk; obstetric detail reaches midwives and social workers only.
            Terms.FAMILY_HISTORY_OF_FGM,
            new Meaning("family history of female genital mutilation", Category.HE_OBSTETRIC),
            "female-genital-mutilation-flag",
            new Meaning("family history of female genital mutilation", Category.HE_OBSTETRIC),
            // An adjustment tells of a disability, which may be a learning disability.
            "national-reasonable-adjustment-flag",
            new Meaning("reasonable adjustments needed", Category.HE_LD),
            // The request says "sharing", the code system "system": both are read.
            CpisCodes.FLAG,
            new Meaning("child protection information", Category.SC_CPPLAN),
            CpisCodes.FLAG_AS_REQUESTED,
            new Meaning("child protection information", Category.SC_CPPLAN),
            CpisCodes.FLAG_OF_OLD,
            new Meaning("child protection information", Category.SC_CPPLAN));

    private FlagMapping() {}

    static void map(Flag flag, Sent sent) {
        if (flag.getStatus() == FlagStatus.ENTEREDINERROR) {
            sent.remove("", "entered in error");
            return;
        }
        Subject patient = sent.patient(flag.getSubject(), "subject", Subject.Role.SUBJECT);
        if (patient == null) {
            return;
        }
        Meaning meaning = flag.getCode().getCoding().stream()
                .map(FlagMapping::meaning)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (meaning == null) {
            sent.findings()
                    .part("code", Terms.code(flag.getCode()), "a flag whose meaning is not known", "a known flag code");
            return;
        }
        Fields fields = new Fields()
                .summary("flag", meaning.words())
                .summary(
                        "status",
                        flag.getStatus() == null ? null : flag.getStatus().toCode());
        sent.add(
                "",
                RecordType.HEALTH_FLAG,
                meaning.category(),
                List.of(patient),
                sent.start("period", flag.getPeriod()),
                sent.end("period", flag.getPeriod()),
                fields);
    }

    private static @Nullable Meaning meaning(Coding coding) {
        return coding.getCode() == null
                ? null
                : CpisCodes.planType(coding.getCode())
                        .map(type -> new Meaning(type.words(), type.category()))
                        .orElse(MEANINGS.get(coding.getCode()));
    }
}
