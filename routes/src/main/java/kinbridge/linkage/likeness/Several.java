package kinbridge.linkage.likeness;

import java.util.List;
import java.util.stream.Collectors;

/** More than one value of a field: the addresses somebody has had, two telephones. */
public final class Several extends Trait {

    private final List<Trait> values;

    public Several(List<? extends Trait> values) {
        super(values.stream().map(Trait::text).sorted().collect(Collectors.joining("\n")));
        this.values = List.copyOf(values);
    }

    @Override
    public List<? extends Trait> each() {
        return values;
    }
}
