package kinbridge.linkage.likeness;

import org.jspecify.annotations.Nullable;

/** What one record says of a person, by field; null where it says nothing. */
public final class Traits {

    private final @Nullable Trait[] values;

    public Traits(@Nullable Trait[] values) {
        this.values = values.clone();
    }

    public @Nullable Trait get(int field) {
        return values[field];
    }
}
