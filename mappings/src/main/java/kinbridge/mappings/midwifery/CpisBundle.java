package kinbridge.mappings.midwifery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Tells maternity of a child's plan: a FHIR R4 transaction of Flag, CarePlan and CareTeam as NHS
 * England's patient flag guide (draft 0.1.0) has them. Each is written by its identifier (conditional
 * update), so that the same release delivered twice leaves one flag.
 */
public final class CpisBundle {

    /** What the conditional updates find again: one place for each record and patient. */
    public static final String PLACE = "urn:kinbridge:record-of-patient";

    static final String RECORD_VERSION = "urn:kinbridge:record-version";
    static final String FLAG_SYSTEM = "https://fhir.nhs.uk/England/CodeSystem/England-FlagCategoryPatient";
    static final String FLAG_DETAIL = "http://hl7.org/fhir/StructureDefinition/flag-detail";

    private static final String PROFILE = "https://fhir.nhs.uk/England/StructureDefinition/";
    private static final Map<String, String> PROFILES = Map.of(
            "Flag", PROFILE + "England-Flag-PatientFlag",
            "CarePlan", PROFILE + "England-CarePlan-Flag",
            "CareTeam", PROFILE + "England-CareTeam-Flag");

    private CpisBundle() {}

    /**
     * Where the agency keeps it. A plan that turns out to belong to another patient goes to a place of its own:
     * a flag never moves from one patient to another.
     *
     * @return the first 32 hexadecimal digits of the SHA-256 of the record's id, which is random, {@code /} and the
     *     NHS number
     */
    public static String place(ReleasedPlan plan) {
        byte[] name = (plan.recordId() + "/" + plan.nhsNumber()).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A pure function of what was released: the same plan gives the same bundle, byte for byte. */
    public static Bundle of(ReleasedPlan plan) {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        add(bundle, careTeam(plan), plan);
        add(bundle, carePlan(plan), plan);
        add(bundle, flag(plan), plan);
        return bundle;
    }

    /**
     * The same plan once more, after it was taken back: everything that was written under its
     * identifier is marked.
     *
     * @param isWrong it was deleted or withdrawn, or is about somebody else, and so never to be relied on; otherwise
     *     it is no longer stated, and so no longer in force
     * @param nhsNumber what the agency's own record of the patient says today: under the number that it said once the
     *     agency may know nobody by now, or somebody else. Null leaves it as it was sent
     */
    public static Bundle takenBack(Bundle sent, boolean isWrong, @Nullable String nhsNumber) {
        Bundle bundle = sent.copy();
        bundle.getEntry().forEach(entry -> {
            mark(entry.getResource(), isWrong);
            if (nhsNumber != null) {
                address(entry.getResource(), nhsNumber);
            }
        });
        return bundle;
    }

    private static void address(Resource resource, String nhsNumber) {
        resource.getNamedProperty("subject")
                .getValues()
                .forEach(subject -> ((Reference) subject).getIdentifier().setValue(nhsNumber));
    }

    private static void mark(Resource resource, boolean isWrong) {
        if (resource instanceof Flag flag) {
            flag.setStatus(isWrong ? FlagStatus.ENTEREDINERROR : FlagStatus.INACTIVE);
        } else if (resource instanceof CarePlan plan) {
            plan.setStatus(isWrong ? CarePlanStatus.ENTEREDINERROR : CarePlanStatus.REVOKED);
        } else if (resource instanceof CareTeam team) {
            team.setStatus(isWrong ? CareTeamStatus.ENTEREDINERROR : CareTeamStatus.INACTIVE);
        }
    }

    private static void add(Bundle bundle, Resource resource, ReleasedPlan plan) {
        String type = resource.fhirType();
        resource.getMeta().addProfile(PROFILES.get(type));
        resource.getMeta().addTag(RECORD_VERSION, plan.version(), null);
        bundle.addEntry()
                .setFullUrl(fullUrl(type, plan))
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(type + "?identifier=" + PLACE + "|" + place(plan));
    }

    /** England-Flag-PatientFlag (draft 0.1.0): status, code, subject, period, flag-detail to the CarePlan. */
    private static Flag flag(ReleasedPlan plan) {
        Flag flag = new Flag()
                .addIdentifier(identifier(plan))
                .setStatus(plan.end() == null ? FlagStatus.ACTIVE : FlagStatus.INACTIVE)
                .setSubject(child(plan))
                .setPeriod(period(plan));
        flag.getCode().addCoding(new Coding(FLAG_SYSTEM, CpisCodes.FLAG, null));
        flag.getCode().addCoding(planType(plan).getCodingFirstRep());
        flag.addExtension(FLAG_DETAIL, new Reference(fullUrl("CarePlan", plan)));
        return flag;
    }

    /** England-CarePlan-Flag (draft 0.1.0): category is the plan type, ValueSet England-ChildProtectionPlan. */
    private static CarePlan carePlan(ReleasedPlan plan) {
        return new CarePlan()
                .addIdentifier(identifier(plan))
                .setStatus(plan.end() == null ? CarePlanStatus.ACTIVE : CarePlanStatus.COMPLETED)
                .setIntent(CarePlanIntent.PLAN)
                .addCategory(planType(plan))
                .setSubject(child(plan))
                .setPeriod(period(plan))
                .addCareTeam(new Reference(fullUrl("CareTeam", plan)));
    }

    /** England-CareTeam-Flag (draft 0.1.0): name and telecom are the authority's team to ring. */
    private static CareTeam careTeam(ReleasedPlan plan) {
        CareTeam team = new CareTeam()
                .addIdentifier(identifier(plan))
                .setStatus(plan.end() == null ? CareTeamStatus.ACTIVE : CareTeamStatus.INACTIVE)
                .addCategory(planType(plan))
                .setName(plan.team())
                .setSubject(child(plan))
                .setPeriod(period(plan))
                .addManagingOrganization(new Reference().setDisplay(plan.localAuthority()));
        team.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(plan.telephone());
        return team;
    }

    private static Identifier identifier(ReleasedPlan plan) {
        return new Identifier().setSystem(PLACE).setValue(place(plan));
    }

    private static Reference child(ReleasedPlan plan) {
        Reference child = new Reference()
                .setType("Patient")
                .setIdentifier(new Identifier().setSystem(Terms.NHS_NUMBER).setValue(plan.nhsNumber()));
        // The number of an unborn child's plan is the mother's, and a name beside it would be taken for hers.
        return plan.unborn() || plan.childName() == null ? child : child.setDisplay(plan.childName());
    }

    private static CodeableConcept planType(ReleasedPlan plan) {
        return new CodeableConcept()
                .addCoding(
                        new Coding(Terms.SNOMED, plan.type().code(), plan.type().words()));
    }

    private static Period period(ReleasedPlan plan) {
        Period period =
                new Period().setStartElement(new DateTimeType(plan.start().toString()));
        if (plan.end() != null) {
            period.setEndElement(new DateTimeType(plan.end().toString()));
        }
        return period;
    }

    private static String fullUrl(String type, ReleasedPlan plan) {
        byte[] name = (type + "/" + place(plan)).getBytes(StandardCharsets.UTF_8);
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name);
    }
}
