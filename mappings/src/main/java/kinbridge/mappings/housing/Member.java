package kinbridge.mappings.housing;

import java.util.Optional;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Identity;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.Subject;

/** A person of a tenure, whose name the service holds as one text. */
record Member(String id, JsonPart json, boolean isResponsible) {

    static Optional<Member> of(JsonPart member, Findings findings) {
        if ("Organisation".equalsIgnoreCase(member.text("type"))) {
            return Optional.empty();
        }
        String id = member.text("id");
        if (id == null) {
            findings.part(member.field("id"), null, "a member without an id", "the person's id");
            return Optional.empty();
        }
        return Optional.of(new Member(id, member, member.isTrue("isResponsible")));
    }

    Subject subject() {
        return Subject.person(Tenure.SYSTEM, id, isResponsible ? Subject.Role.TENANT : Subject.Role.HOUSEHOLD_MEMBER);
    }

    Fields identity(Findings findings) {
        Fields fields = new Fields();
        new FullName(json.text("fullName")).tell(fields);
        Occurred born = Tenure.date(json, "dateOfBirth", findings);
        return fields.summary(Identity.DATE_OF_BIRTH, born == null ? null : born.firstDay());
    }
}
