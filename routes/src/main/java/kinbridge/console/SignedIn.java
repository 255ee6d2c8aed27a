package kinbridge.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.needtoknow.Requester;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who holds this session. Whatever way in there is, demonstration or OpenID Connect, must end in one
 * of these: the pages ask for nothing else.
 *
 * @param authenticatedAt when this person last proved who they are
 */
public record SignedIn(Requester requester, Set<Permission> permissions, Instant authenticatedAt)
        implements AuthenticatedPrincipal {

    private static final Duration FRESH = Duration.ofMinutes(5);

    public SignedIn {
        permissions = Set.copyOf(permissions);
    }

    /** The one way from the directory to a session: the role, and what is granted by name, say which pages open. */
    public static SignedIn as(Practitioner person, Instant now) {
        return new SignedIn(
                new Requester(person.id(), person.name(), person.role(), person.agency()), Permission.of(person), now);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Whether that was so lately that nobody else can have sat down at the screen. */
    public boolean isFresh(Instant now) {
        return authenticatedAt.plus(FRESH).isAfter(now);
    }

    /** The sign-in's id, never the person's name: it may reach a log. */
    @Override
    public String getName() {
        return requester.practitionerId();
    }
}
