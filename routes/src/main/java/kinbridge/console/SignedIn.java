package kinbridge.console;

import java.util.Set;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.needtoknow.Requester;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who holds this session. Whatever way in there is, demonstration or OpenID Connect, must end in one
 * of these: the pages ask for nothing else.
 */
public record SignedIn(Requester requester, Set<Permission> permissions) implements AuthenticatedPrincipal {

    public SignedIn {
        permissions = Set.copyOf(permissions);
    }

    /** The one way from the directory to a session: the role alone says which pages open. */
    public static SignedIn as(Practitioner person) {
        return new SignedIn(
                new Requester(person.id(), person.name(), person.role(), person.agency()),
                Permission.of(person.role()));
    }

    boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** The sign-in's id, never the person's name: it may reach a log. */
    @Override
    public String getName() {
        return requester.practitionerId();
    }
}
