package kinbridge.mappings;

import java.util.Objects;

/**
 * Whom or what a statement is about: a reference in the agency's own system, never looked up by a
 * mapping. Intake looks it up, and again when its target arrives.
 *
 * @param system the system whose ids these are: {@code socialcare-ssd}, {@code midwifery-fhir}, ...
 * @param kind what the id names; a plan, referral or tenure stands for the person it is about
 * @param localId the id as that system writes it
 * @param role what part this subject plays in the statement
 */
public record Subject(String system, Kind kind, String localId, Role role) {

    public enum Kind {
        PERSON,
        REFERRAL,
        PLAN,
        ENQUIRY,
        ASSESSMENT,
        TENURE,
        CASE
    }

    /** The part played; decisions read ALLEGED_PERPETRATOR, VICTIM and RESTRAINED (rules 2.8b and 2.9). */
    public enum Role {
        SUBJECT,
        CHILD,
        MOTHER,
        PARENT,
        VICTIM,
        ALLEGED_PERPETRATOR,
        RESTRAINED,
        WITNESS,
        TENANT,
        HOUSEHOLD_MEMBER
    }

    public Subject {
        Objects.requireNonNull(role);
        if (localId.isBlank() || system.isBlank()) {
            throw new IllegalArgumentException("a subject needs a system and a local id");
        }
    }

    public static Subject person(String system, String localId) {
        return new Subject(system, Kind.PERSON, localId, Role.SUBJECT);
    }

    public static Subject person(String system, String localId, Role role) {
        return new Subject(system, Kind.PERSON, localId, role);
    }

    public static Subject of(String system, Kind kind, String localId) {
        return new Subject(system, kind, localId, Role.SUBJECT);
    }

    /** The same reference in another part, for comparing references alone. */
    public Subject as(Role other) {
        return new Subject(system, kind, localId, other);
    }
}
