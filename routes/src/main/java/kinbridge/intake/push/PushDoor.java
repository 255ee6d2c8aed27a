package kinbridge.intake.push;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import kinbridge.connectors.PushSource;
import kinbridge.feeds.FeedControl;
import kinbridge.intake.push.LimitedBody.TooLong;
import kinbridge.intake.push.PushedPayloads.KeyUsedOtherwise;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes what an agency sends: streamed to the spool, and answered with 202 once it is on the disk. What is
 * in it is read later, like what every other source brings.
 */
@RestController
class PushDoor {

    private static final Logger LOG = LoggerFactory.getLogger(PushDoor.class);

    /** Printable, as a header of RFC 9110 may hold, and short. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E ]{1,255}");

    private final FeedControl feeds;
    private final PushedPayloads payloads;

    PushDoor(FeedControl feeds, PushedPayloads payloads) {
        this.feeds = feeds;
        this.payloads = payloads;
    }

    @PostMapping("/intake/{feed}")
    ResponseEntity<String> push(@PathVariable String feed, HttpServletRequest request) {
        Sender sender = Sender.of(request);
        if (sender == null) {
            return new PushAnswer(false).nobody();
        }
        PushSource source =
                feeds.pushed(feed).stream().filter(sender::mayPush).findFirst().orElse(null);
        return source == null ? new PushAnswer(false).notHere() : take(source, sender, request);
    }

    private ResponseEntity<String> take(PushSource source, Sender sender, HttpServletRequest request) {
        PushAnswer answer = new PushAnswer(source.fhir());
        if (!feeds.isOpen(source)) {
            return answer.later(PushAnswer.RETRY_STOPPED_SECONDS, "The feed is stopped. Send it again later.");
        }
        if (!source.contentTypes().contains(type(request)) || isEncoded(request)) {
            return answer.refused(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "not-supported",
                    "Send " + String.join(" or ", source.contentTypes()) + ", not compressed.");
        }
        String key = request.getHeader("Idempotency-Key");
        if (key != null && !KEY.matcher(key).matches()) {
            return answer.refused(
                    HttpStatus.BAD_REQUEST, "invalid", "The Idempotency-Key must be 1 to 255 printable characters.");
        }
        if (request.getContentLengthLong() == 0) {
            return answer.refused(HttpStatus.BAD_REQUEST, "required", "The body is empty.");
        }
        if (request.getContentLengthLong() > source.maxBytes()) {
            return tooLong(answer, source);
        }
        return receive(source, sender, key, request, answer);
    }

    private ResponseEntity<String> receive(
            PushSource source, Sender sender, @Nullable String key, HttpServletRequest request, PushAnswer answer) {
        try {
            LimitedBody body = new LimitedBody(request.getInputStream(), source.maxBytes());
            return answer.accepted(payloads.take(source, sender, key, body));
        } catch (TooLong tooLong) {
            return tooLong(answer, source);
        } catch (KeyUsedOtherwise used) {
            return answer.refused(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "duplicate",
                    "The Idempotency-Key was used for another payload. Send this one with a key of its own.");
        } catch (IOException | DataAccessException notKept) {
            // The kind of fault only: a message may quote what was sent.
            LOG.error(
                    "A push to {} could not be kept: {}",
                    source.feed(),
                    notKept.getClass().getSimpleName());
            return answer.later(PushAnswer.RETRY_FAILED_SECONDS, "It could not be kept. Send it again.");
        }
    }

    private static ResponseEntity<String> tooLong(PushAnswer answer, PushSource source) {
        return answer.refused(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-long",
                "The most that may be sent at once is " + source.maxBytes() + " bytes.");
    }

    /** In lower case, without parameters. */
    private static String type(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isEncoded(HttpServletRequest request) {
        String encoding = request.getHeader("Content-Encoding");
        return encoding != null && !encoding.equalsIgnoreCase("identity");
    }
}
