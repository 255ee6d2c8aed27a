package kinbridge.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Proves once more that whoever sits at the screen is who signed in there. Another person is refused. */
@Component
class SignInAgain {

    private final ObjectProvider<DemoSignIn> demo;
    private final Practitioners practitioners;

    SignInAgain(ObjectProvider<DemoSignIn> demo, Practitioners practitioners) {
        this.demo = demo;
        this.practitioners = practitioners;
    }

    /** Whom one may be taken for; nobody where there is no way to sign in again. */
    List<Practitioner> colleagues(SignedIn who) {
        return demo.getIfAvailable() == null
                ? List.of()
                : practitioners.all().stream()
                        .filter(person -> person.agency().equals(who.requester().agency()))
                        .sorted(Comparator.comparing(Practitioner::name))
                        .toList();
    }

    boolean asSelf(SignedIn who, String practitioner, HttpServletRequest request, HttpServletResponse response) {
        DemoSignIn way = demo.getIfAvailable();
        if (way == null || !practitioner.equals(who.getName())) {
            return false;
        }
        Authentication again = way.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(practitioner, ""));
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(again);
        SecurityContextHolder.setContext(context);
        // A new id, as at every sign-in: whoever had the old one has it in vain.
        request.changeSessionId();
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        return true;
    }
}
