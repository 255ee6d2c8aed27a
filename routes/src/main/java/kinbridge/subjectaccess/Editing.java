package kinbridge.subjectaccess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.mappings.FieldValue;
import kinbridge.subjectaccess.PackRows.Redacted;

/** What goes out of what the rules let out: without other people, and without what the reviewer takes out. */
final class Editing {

    private static final String OTHER_PEOPLE = "5.5i, another person";

    private final ThirdParties others;

    Editing(ThirdParties others) {
        this.others = others;
    }

    /** @param taken what was taken out, for the redaction log */
    record Edited(Map<String, FieldValue> fields, List<Redacted> taken) {}

    /**
     * @param released what the rules let out
     * @param named the persons who may be named in it
     * @param heldBack the names of the fields that the rules held back, each with why
     */
    Edited edit(Item item, Map<String, FieldValue> released, Set<UUID> named, Map<String, String> heldBack) {
        List<Redacted> taken = new ArrayList<>();
        UUID thing = item.answered().thing();
        heldBack.forEach((field, why) -> taken.add(new Redacted(thing, field, ground(item, why))));
        Map<String, FieldValue> kept = new LinkedHashMap<>(released);
        if (item.reviewed().verdict() == AccessReviews.Verdict.REDACTED) {
            for (String field : item.reviewed().fields()) {
                if (kept.remove(field) != null) {
                    taken.add(new Redacted(
                            thing, field, "reviewer: " + item.reviewed().why()));
                }
            }
        }
        ThirdParties.Cleaned cleaned = others.of(kept, named);
        cleaned.changed().forEach(field -> taken.add(new Redacted(thing, field, OTHER_PEOPLE)));
        return new Edited(cleaned.fields(), taken);
    }

    private static String ground(Item item, String why) {
        return item.answered().rule() + ", " + why;
    }
}
