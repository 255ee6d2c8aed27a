package kinbridge.console;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads what a form sent; whatever is missing is empty. */
final class FormText {

    private FormText() {}

    static String of(MultiValueMap<String, String> form, String field) {
        String text = form.getFirst(field);
        return text == null ? "" : text.strip();
    }

    static Set<String> all(MultiValueMap<String, String> form, String field) {
        return new HashSet<>(form.getOrDefault(field, List.of()));
    }

    static int number(MultiValueMap<String, String> form, String field) {
        try {
            return Integer.parseInt(of(form, field));
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    /** An id that is none names nothing that exists, and is asked for like any other. */
    static @Nullable UUID id(String text) {
        return text.isBlank() ? null : Addresses.idOf(text);
    }
}
