package kinbridge.console;

import java.util.List;
import java.util.stream.Collectors;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Colleagues by name on pages about what colleagues did; an id that nobody has any more stays an id. */
@Component
class PeoplesNames {

    private final Practitioners practitioners;

    PeoplesNames(Practitioners practitioners) {
        this.practitioners = practitioners;
    }

    public String of(@Nullable String id) {
        return id == null ? "" : practitioners.find(id).map(Practitioner::name).orElse(id);
    }

    public String of(List<String> ids) {
        return ids.stream().map(this::of).collect(Collectors.joining(", then "));
    }
}
