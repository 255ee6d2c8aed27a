package kinbridge.needtoknow;

import java.util.List;
import java.util.UUID;

/** The only disclosed view there is. */
record ReleasedView(UUID logEntry, Look look, List<Disclosed> items, List<Withheld> withheld) implements DisclosedView {

    ReleasedView {
        items = List.copyOf(items);
        withheld = List.copyOf(withheld);
    }
}
