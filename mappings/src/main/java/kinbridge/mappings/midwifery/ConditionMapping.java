package kinbridge.mappings.midwifery;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kinbridge.mappings.Category;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;

/** A Condition (UKCore-Condition 2.x): the pregnancy itself, or a diagnosis in its proper category. */
final class ConditionMapping {

    private static final Set<String> NOT_SO = Set.of("entered-in-error", "refuted");

    private ConditionMapping() {}

    static void map(Condition condition, Sent sent) {
        String verification = Terms.code(condition.getVerificationStatus());
        if (verification != null && NOT_SO.contains(verification)) {
            sent.remove("", verification.equals("refuted") ? "found not to be so" : "entered in error");
            return;
        }
        Subject patient = sent.patient(condition.getSubject(), "subject", Subject.Role.SUBJECT);
        if (patient == null) {
            return;
        }
        if (!condition.getCode().hasCoding()) {
            sent.findings().part("code", null, "no coded diagnosis", "a SNOMED CT code");
            return;
        }
        Fields fields = new Fields().summary("status", Terms.code(condition.getClinicalStatus()));
        Occurred onset =
                condition.getOnset() instanceof DateTimeType started ? sent.when("onsetDateTime", started) : null;
        Occurred end =
                condition.getAbatement() instanceof DateTimeType ended ? sent.when("abatementDateTime", ended) : null;
        if (Terms.has(condition.getCode(), Terms.PREGNANT, "code", sent.findings())) {
            sent.add("", RecordType.PREGNANCY, Category.HE_MATERNITY, List.of(patient), onset, end, fields);
            return;
        }
        Optional<Category> category = Terms.conditionCategory(condition.getCode());
        if (category.isEmpty()) {
            sent.findings().warn("code", "a diagnosis this mapping does not classify, held as obstetric detail");
        }
        fields.full("condition", Terms.words(condition.getCode()));
        fields.full("conditionCode", Terms.code(condition.getCode()));
        Category held = category.orElse(Category.HE_OBSTETRIC);
        sent.add("", RecordType.HEALTH_CONDITION, held, List.of(patient), onset, end, fields);
    }
}
