package kinbridge.fhir;

import java.util.List;
import kinbridge.familyview.FamilyFacts;
import kinbridge.familyview.FamilyPage;
import kinbridge.familyview.FamilyPage.TeamRow;
import kinbridge.mappings.DetailLevel;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Group.GroupType;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;

/** The family as a Group of the people shown, and the team around it as a CareTeam. */
final class CareTeams {

    private CareTeams() {}

    static Released family(FamilyFacts facts) {
        FamilyPage page = facts.page();
        Group group = new Group();
        group.setId(page.id().toString());
        group.setMeta(Codes.meta(DetailLevel.SUMMARY));
        group.addIdentifier().setSystem(Codes.FAMILY).setValue(page.reference());
        group.setType(GroupType.PERSON).setActual(true).setName(page.name());
        facts.people().forEach(person -> group.addMember().setEntity(Codes.patient(person.id())));
        return new Released(group, List.of(), List.of());
    }

    /** One team, where a member of it may be shown; else none. */
    static List<Released> of(FamilyFacts facts) {
        FamilyPage page = facts.page();
        if (page.team().isEmpty()) {
            return List.of();
        }
        CareTeam team = new CareTeam();
        team.setId(page.id().toString());
        team.setMeta(Codes.meta(DetailLevel.SUMMARY));
        team.setStatus(CareTeamStatus.ACTIVE).setName("Team around the " + page.name());
        team.setSubject(new Reference("Group/" + page.id()));
        page.team().forEach(row -> take(team, row));
        return List.of(new Released(
                team, page.team().stream().map(TeamRow::agency).distinct().toList(), List.of()));
    }

    private static void take(CareTeam team, TeamRow row) {
        Practitioner member = new Practitioner();
        String id = "member-" + (team.getContained().size() + 1);
        member.setId(id);
        member.addName().setText(row.name());
        if (row.contact() != null) {
            member.addTelecom().setSystem(ContactPointSystem.EMAIL).setValue(row.contact());
        }
        team.addContained(member);
        var participant = team.addParticipant()
                .addRole(new CodeableConcept().setText(row.role()))
                .setMember(new Reference("#" + id).setDisplay(row.name()))
                .setOnBehalfOf(Codes.agency(row.agency()));
        if (row.lead()) {
            participant.addRole(new CodeableConcept().setText("Lead practitioner"));
        }
    }
}
