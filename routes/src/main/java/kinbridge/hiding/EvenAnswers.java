package kinbridge.hiding;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Keeps the size and the time of an answer from telling what its content hides (design section 4): level
 * 0 must be indistinguishable from absence. The whole answer is made first, filled up, held, then sent.
 */
final class EvenAnswers extends OncePerRequestFilter {

    private final HoldingTime time;
    private final Padding padding;

    EvenAnswers(HoldingTime time, Padding padding) {
        this.time = time;
        this.padding = padding;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long started = time.now();
        ContentCachingResponseWrapper whole = new ContentCachingResponseWrapper(response);
        try {
            chain.doFilter(request, whole);
            fillUp(whole);
        } finally {
            time.holdFrom(started);
        }
        whole.copyBodyToResponse();
    }

    /** Written anew: a server that has closed its answer would take nothing more. */
    private void fillUp(ContentCachingResponseWrapper whole) throws IOException {
        byte[] answer = whole.getContentAsByteArray();
        byte[] after = padding.after(answer.length, whole.getContentType());
        if (after.length > 0) {
            whole.resetBuffer();
            whole.getOutputStream().write(answer);
            whole.getOutputStream().write(after);
        }
    }
}
