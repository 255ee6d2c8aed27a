package kinbridge.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

    static Set<String> set(@Nullable Set<@Nullable String> values) {
        return values == null ? Set.of() : Set.copyOf(named(values));
    }

    static List<String> list(@Nullable List<@Nullable String> values) {
        return values == null ? List.of() : named(values);
    }

    private static List<String> named(Collection<@Nullable String> values) {
        List<String> named = new ArrayList<>();
        for (String value : values) {
            named.add(needed("an entry of a list", value));
        }
        return named;
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
