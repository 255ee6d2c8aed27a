package kinbridge.fhir;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import kinbridge.familyview.FamilyFacts;
import kinbridge.familyview.FamilyPage;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The answer to one look: what matches, the Provenance of each, and what each agency answers as the
 * page says it. The total counts what matches and is shown, and nothing else.
 */
final class FamilyBundle {

    private static final String PARTICIPANT_TYPE = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    private final FamilyFacts facts;
    private final String base;
    private final Bundle bundle = new Bundle();

    private FamilyBundle(FamilyFacts facts, String base) {
        this.facts = facts;
        this.base = base;
        bundle.setId(UUID.randomUUID().toString());
        bundle.setType(BundleType.SEARCHSET);
    }

    /** @param base the address of this interface, for full addresses of the entries */
    static Bundle of(FamilyFacts facts, List<Released> matches, String base) {
        FamilyBundle made = new FamilyBundle(facts, base);
        matches.forEach(match -> made.add(match.resource(), SearchEntryMode.MATCH));
        matches.forEach(match -> made.add(made.provenance(match), SearchEntryMode.INCLUDE));
        OperationOutcome answers = made.answers();
        if (answers.hasIssue()) {
            made.bundle.addEntry().setResource(answers).getSearch().setMode(SearchEntryMode.OUTCOME);
        }
        return made.bundle.setTotal(matches.size());
    }

    /** The family, its people, its team, and every record that has a place in FHIR here. */
    static List<Released> everything(FamilyFacts facts) {
        List<Released> everything = new ArrayList<>();
        everything.add(CareTeams.family(facts));
        everything.addAll(People.patients(facts));
        everything.addAll(People.relatedPersons(facts));
        everything.addAll(CareTeams.of(facts));
        everything.addAll(Plans.carePlans(facts));
        everything.addAll(Plans.flags(facts));
        everything.addAll(Appointments.of(facts));
        return everything;
    }

    private void add(Resource resource, SearchEntryMode mode) {
        bundle.addEntry()
                .setFullUrl(base + "/" + name(resource))
                .setResource(resource)
                .getSearch()
                .setMode(mode);
    }

    private static String name(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    /** Who said it, which rule let it out, for what, and the entry of the sharing log that holds the decision. */
    private Provenance provenance(Released released) {
        FamilyPage page = facts.page();
        Provenance provenance = new Provenance();
        provenance.setId(
                Codes.madeOf(page.logReference(), name(released.resource())).toString());
        provenance.addTarget(new Reference(name(released.resource())));
        provenance.setRecorded(Date.from(page.at()));
        released.rules().forEach(rule -> provenance.addPolicy(Codes.RULE + rule));
        provenance.addReason(
                new CodeableConcept(new Coding(Codes.PURPOSE, page.purpose(), null)).setText(page.purposeTitle()));
        released.agencies().forEach(agency -> agent(provenance, "author", Codes.agency(agency)));
        agent(provenance, "assembler", Codes.agency("Kinbridge"));
        provenance
                .addEntity()
                .setRole(ProvenanceEntityRole.SOURCE)
                .setWhat(new Reference()
                        .setIdentifier(new Identifier()
                                .setSystem(Codes.LOG_ENTRY)
                                .setValue(page.logReference().toString()))
                        .setDisplay("The sharing log's entry of this look"));
        return provenance;
    }

    private static void agent(Provenance provenance, String type, Reference who) {
        provenance
                .addAgent()
                .setType(new CodeableConcept(new Coding(PARTICIPANT_TYPE, type, null)))
                .setWho(who);
    }

    /** What each agency answers, and what is withheld and whom to ask, in the words of the page. */
    private OperationOutcome answers() {
        OperationOutcome answers = new OperationOutcome();
        facts.page()
                .sources()
                .forEach(source ->
                        issue(answers, IssueType.INFORMATIONAL, source.agency().title() + ": " + source.words()));
        facts.page()
                .withheld()
                .forEach(row -> issue(
                        answers,
                        IssueType.SUPPRESSED,
                        "Withheld: " + row.what() + ", " + row.agency().title() + ". " + row.why() + ". Ask "
                                + row.askWhom() + "."));
        return answers;
    }

    private static void issue(OperationOutcome answers, IssueType type, String words) {
        answers.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(type)
                .setDetails(new CodeableConcept().setText(words));
    }
}
