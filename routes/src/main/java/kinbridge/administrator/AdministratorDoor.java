package kinbridge.administrator;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets through who is on this machine and shows the administrator's token. Whatever is wrong, the answer
 * is the same and says nothing; tries are few in a minute, so that a token cannot be guessed.
 */
final class AdministratorDoor extends OncePerRequestFilter {

    private static final int TRIES_A_MINUTE = 10;
    private static final long LARGEST_BODY_BYTES = 8_000_000;
    private static final String SCHEME = "Bearer ";

    private final AdministratorToken token;
    private final InstantSource clock;
    private final Deque<Instant> tries = new ArrayDeque<>();

    AdministratorDoor(AdministratorToken token, InstantSource clock) {
        this.token = token;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isOneTooMany()) {
            response.setStatus(429);
            return;
        }
        if (!isFromThisMachine(request) || !token.is(shown(request))) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        if (request.getContentLengthLong() < 0 || request.getContentLengthLong() > LARGEST_BODY_BYTES) {
            response.setStatus(413);
            return;
        }
        chain.doFilter(request, response);
    }

    private synchronized boolean isOneTooMany() {
        Instant now = clock.instant();
        while (!tries.isEmpty() && tries.peekFirst().isBefore(now.minus(Duration.ofMinutes(1)))) {
            tries.removeFirst();
        }
        if (tries.size() >= TRIES_A_MINUTE) {
            return true;
        }
        tries.addLast(now);
        return false;
    }

    /** A proxy on this machine speaks for others: what it passes on is not from here. */
    private static boolean isFromThisMachine(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                    && request.getHeader("X-Forwarded-For") == null
                    && request.getHeader("Forwarded") == null;
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static String shown(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.startsWith(SCHEME)
                ? header.substring(SCHEME.length()).strip()
                : "";
    }
}
