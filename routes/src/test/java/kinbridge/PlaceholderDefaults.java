package kinbridge;

import org.jspecify.annotations.Nullable;

/** Values for the placeholders of configuration files where no simulator and no environment gives any. */
final class PlaceholderDefaults {

    private PlaceholderDefaults() {}

    /** The hub's own have a default in the file, which is to be used; agencies' addresses have none. */
    static @Nullable String of(String name) {
        return name.startsWith("KINBRIDGE_") ? null : "1";
    }
}
