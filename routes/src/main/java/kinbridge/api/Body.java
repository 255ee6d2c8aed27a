package kinbridge.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What a request's body may leave out, and what it must say. */
final class Body {

    private Body() {}

    static <T> T needed(String field, @Nullable T value) {
        if (value == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "'" + field + "' is missing");
        }
        return value;
    }

    static Set<String> set(@Nullable Set<String> values) {
        return values == null ? Set.of() : values;
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
