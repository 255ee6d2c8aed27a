package kinbridge.mappings.midwifery;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kinbridge.mappings.Category;
import kinbridge.mappings.Findings;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** The code systems and codes this mapping knows, and how a coded thing is read. */
final class Terms {

    static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";
    static final String SNOMED = "http://snomed.info/sct";
    static final String LOINC = "http://loinc.org";

    static final Set<String> PREGNANT = Set.of("77386006", "72892002", "LA15173-0");
    static final Set<String> NOT_PREGNANT = Set.of("60001007", "LA26683-5");
    static final Set<String> PREGNANCY_STATUS = Set.of("82810-3");
    /** Antenatal care, as a kind of episode or encounter. */
    static final Set<String> ANTENATAL_CARE = Set.of("424525001", "424619006", "424441002");

    static final Set<String> EXPECTED_DELIVERY = Set.of("161714006", "11778-8", "11779-6");
    static final String GESTATION_DAYS = "226081000000107";
    static final String FAMILY_HISTORY_OF_FGM = "902961000000107";

    private static final Pattern NEGATION = Pattern.compile("\\b(not|no|never|without)\\b");

    /**
     * Conditions whose category is beyond doubt. What is not here is held as obstetric detail, the
     * stricter of the two that could fit: a diagnosis nobody here has classified may be of any kind.
     */
    private static final Map<String, Category> CONDITIONS = Map.ofEntries(
            Map.entry("44054006", Category.HE_GENERAL), // type 2 diabetes
            Map.entry("46635009", Category.HE_GENERAL), // type 1 diabetes
            Map.entry("195967001", Category.HE_GENERAL), // asthma
            Map.entry("38341003", Category.HE_GENERAL), // hypertension
            Map.entry("84757009", Category.HE_GENERAL), // epilepsy
            Map.entry("11687002", Category.HE_OBSTETRIC), // gestational diabetes
            Map.entry("398254007", Category.HE_OBSTETRIC), // pre-eclampsia
            Map.entry("35489007", Category.HE_MH), // depressive disorder
            Map.entry("58703003", Category.HE_MH), // postpartum depression
            Map.entry("197480006", Category.HE_MH), // anxiety disorder
            Map.entry("231504006", Category.HE_MH), // mixed anxiety and depressive disorder
            Map.entry("13746004", Category.HE_MH), // bipolar disorder
            Map.entry("58214004", Category.HE_MH), // schizophrenia
            Map.entry("47505003", Category.HE_MH), // post-traumatic stress disorder
            Map.entry("7200002", Category.HE_SUBSTANCE), // alcoholism
            Map.entry("66214007", Category.HE_SUBSTANCE), // substance abuse
            Map.entry("26416006", Category.HE_SUBSTANCE), // drug abuse
            Map.entry("191816009", Category.HE_SUBSTANCE), // drug dependence
            Map.entry("110359009", Category.HE_LD), // intellectual disability
            Map.entry("86406008", Category.HE_SEXUAL), // HIV infection
            Map.entry("76272004", Category.HE_SEXUAL), // syphilis
            Map.entry("15628003", Category.HE_SEXUAL), // gonorrhoea
            Map.entry("240589008", Category.HE_SEXUAL), // chlamydia
            Map.entry("8098009", Category.HE_SEXUAL)); // sexually transmitted infection

    private Terms() {}

    /**
     * Whether any coding is among these. The code is trusted over its display; where the two contradict
     * one another, that is a warning, since somebody may have meant the display.
     */
    static boolean has(CodeableConcept concept, Set<String> codes, String field, Findings findings) {
        Optional<Coding> found = concept.getCoding().stream()
                .filter(coding -> coding.getCode() != null && codes.contains(coding.getCode()) && isKnownSystem(coding))
                .findFirst();
        found.filter(coding -> contradicts(coding, codes))
                .ifPresent(coding -> findings.warn(field, "the display contradicts the code, the code is taken"));
        return found.isPresent();
    }

    static boolean has(CodeableConcept concept, String code) {
        return concept.getCoding().stream().anyMatch(coding -> code.equals(coding.getCode()));
    }

    /** The code with its display, for a field at FULL; free text beside codes is never read. */
    static @Nullable String words(CodeableConcept concept) {
        return concept.getCoding().stream()
                .map(coding -> coding.getDisplay() != null ? coding.getDisplay().strip() : coding.getCode())
                .filter(words -> words != null && !words.isBlank())
                .findFirst()
                .orElse(null);
    }

    static @Nullable String code(CodeableConcept concept) {
        return concept.getCoding().stream()
                .map(Coding::getCode)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    static Optional<Category> conditionCategory(CodeableConcept concept) {
        // The most sensitive of several codings: one of them says what the others only imply.
        return concept.getCoding().stream()
                .filter(coding -> coding.getCode() != null
                        && SNOMED.equals(coding.getSystem())
                        && CONDITIONS.containsKey(coding.getCode()))
                .map(coding -> CONDITIONS.getOrDefault(coding.getCode(), Category.HE_OBSTETRIC))
                .max(java.util.Comparator.comparingInt(Terms::sensitivity));
    }

    private static int sensitivity(Category category) {
        return switch (category) {
            case HE_GENERAL -> 0;
            case HE_OBSTETRIC -> 1;
            case HE_SEXUAL -> 3;
            default -> 2;
        };
    }

    private static boolean isKnownSystem(Coding coding) {
        return SNOMED.equals(coding.getSystem()) || LOINC.equals(coding.getSystem());
    }

    private static boolean contradicts(Coding coding, Set<String> codes) {
        String display = coding.getDisplay() != null ? coding.getDisplay().toLowerCase(Locale.ROOT) : "";
        boolean negative = codes == NOT_PREGNANT;
        return !display.isBlank() && NEGATION.matcher(display).find() != negative;
    }
}
