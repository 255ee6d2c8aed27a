package kinbridge.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kinbridge.familyview.FamilyFacts;
import kinbridge.familyview.FamilyFacts.Fact;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * What agencies plan for a person (CarePlan) and what they flag about one (Flag). FHIR gives each of
 * these one subject, so a record about several people is one resource for each.
 */
final class Plans {

    private static final Set<String> PLANS = Set.of(
            RecordType.CHILD_PROTECTION_PLAN.name(),
            RecordType.CHILD_IN_NEED_PLAN.name(),
            RecordType.MATERNITY_CARE_PLAN.name());

    private static final Set<String> FLAGS = Set.of(RecordType.HEALTH_FLAG.name(), RecordType.RISK_REGISTRATION.name());

    private static final List<String> WORDS = List.of("flag", "register");

    private Plans() {}

    private interface Mapping {
        Released map(Fact fact, UUID id, Reference subject);
    }

    static List<Released> carePlans(FamilyFacts facts) {
        LocalDate today = today(facts);
        return each(
                facts,
                PLANS,
                (fact, id, subject) -> Released.of(plan(fact, id, subject, isOver(fact.until(), today)), fact));
    }

    static List<Released> flags(FamilyFacts facts) {
        LocalDate today = today(facts);
        return each(
                facts,
                FLAGS,
                (fact, id, subject) -> Released.of(flag(fact, id, subject, isOver(fact.until(), today)), fact));
    }

    private static List<Released> each(FamilyFacts facts, Set<String> types, Mapping mapping) {
        List<Released> mapped = new ArrayList<>();
        for (Fact fact : facts.records()) {
            if (!types.contains(fact.type())) {
                continue;
            }
            if (fact.about().isEmpty()) {
                mapped.add(mapping.map(fact, fact.id(), Codes.masked(new Reference().setType("Patient"))));
            }
            for (UUID person : fact.about()) {
                UUID id = fact.about().size() == 1 ? fact.id() : Codes.madeOf(fact.id(), person);
                mapped.add(mapping.map(fact, id, Codes.patient(person)));
            }
        }
        return mapped;
    }

    private static CarePlan plan(Fact fact, UUID id, Reference subject, boolean isOver) {
        CarePlan plan = new CarePlan();
        plan.setId(id.toString());
        plan.setMeta(Codes.meta(fact.level()));
        plan.setSubject(subject);
        plan.setIntent(CarePlanIntent.PLAN);
        plan.setTitle(fact.title());
        plan.addCategory(Codes.category(fact.category(), fact.title()));
        if (fact.level() == DetailLevel.EXISTENCE) {
            Codes.masked(plan.getStatusElement());
            return plan;
        }
        plan.setStatus(isOver ? CarePlanStatus.COMPLETED : CarePlanStatus.ACTIVE);
        plan.setPeriod(Dates.period(fact.occurred(), fact.until()));
        String contested = fact.contested();
        if (contested != null) {
            plan.addNote(new Annotation().setText(contested));
        }
        return plan;
    }

    private static Flag flag(Fact fact, UUID id, Reference subject, boolean isOver) {
        Flag flag = new Flag();
        flag.setId(id.toString());
        flag.setMeta(Codes.meta(fact.level()));
        flag.setSubject(subject);
        flag.addCategory(Codes.category(fact.category(), fact.title()));
        if (fact.level() == DetailLevel.EXISTENCE) {
            Codes.masked(flag.getStatusElement());
            flag.setCode(Codes.masked(new CodeableConcept()));
            return flag;
        }
        boolean isInactive = isOver || "inactive".equals(fact.text("status"));
        flag.setStatus(isInactive ? FlagStatus.INACTIVE : FlagStatus.ACTIVE);
        String contested = fact.contested();
        flag.setCode(new CodeableConcept().setText(contested == null ? words(fact) : words(fact) + ". " + contested));
        flag.setPeriod(Dates.period(fact.occurred(), fact.until()));
        return flag;
    }

    private static String words(Fact fact) {
        for (String field : WORDS) {
            String words = fact.text(field);
            if (words != null) {
                return words;
            }
        }
        return fact.title();
    }

    private static boolean isOver(@Nullable Occurred until, LocalDate today) {
        return until != null && until.firstDay().isBefore(today);
    }

    private static LocalDate today(FamilyFacts facts) {
        return facts.page().at().atZone(Occurred.LONDON).toLocalDate();
    }
}
