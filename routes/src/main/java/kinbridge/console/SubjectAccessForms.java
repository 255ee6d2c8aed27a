package kinbridge.console;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.subjectaccess.AccessReviews.Chosen;
import kinbridge.subjectaccess.AccessReviews.Filter;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** What the forms and addresses of a reviewer's pages say. */
final class SubjectAccessForms {

    private static final List<String> FILTERS = List.of("category", "rule", "level", "holder", "state");

    private SubjectAccessForms() {}

    static String address(UUID id, String view, Filter filter, int page) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/subject-access/" + id + "/items" + view);
        Map<String, String> asked = new HashMap<>();
        asked.put("category", filter.category());
        asked.put("rule", filter.rule());
        asked.put("level", filter.level());
        asked.put("holder", filter.holder());
        asked.put("state", filter.state());
        FILTERS.stream()
                .filter(name -> !asked.getOrDefault(name, "").isEmpty())
                .forEach(name -> address.queryParam(name, asked.get(name)));
        if (page > 1) {
            address.queryParam("page", page);
        }
        return address.encode().build().toUriString();
    }

    static Filter filter(MultiValueMap<String, String> parameters) {
        return new Filter(
                FormText.of(parameters, "category"),
                FormText.of(parameters, "rule"),
                FormText.of(parameters, "level"),
                FormText.of(parameters, "holder"),
                FormText.of(parameters, "state"));
    }

    static int page(MultiValueMap<String, String> parameters) {
        return Math.max(1, FormText.number(parameters, "page"));
    }

    static Chosen chosen(MultiValueMap<String, String> form) {
        Set<UUID> items =
                FormText.all(form, "items").stream().map(Addresses::idOf).collect(Collectors.toSet());
        return new Chosen(items, FormText.of(form, "all").equals("true"), filter(form));
    }

    /** Null where the form names none of them. */
    static <E extends Enum<E>> @Nullable E one(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
