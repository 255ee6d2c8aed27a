package kinbridge.needtoknow;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Something that may be shown once it has been decided: a record, an identity, or a relationship. Its
 * fields stay sealed until then.
 *
 * @param id the public id of the thing
 * @param version the id of its current version
 * @param type what kind of thing, a {@code RecordType} name, {@code IDENTITY} or a relationship's type
 * @param subjects whom it is about
 * @param fields opens the fields; called only for what has been released
 */
public record Undecided(
        Kind kind,
        UUID id,
        UUID version,
        Agency agency,
        String holder,
        Category category,
        String feed,
        String type,
        List<About> subjects,
        @Nullable Occurred occurred,
        @Nullable Occurred until,
        Instant receivedAt,
        Supplier<Map<String, FieldValue>> fields) {

    public enum Kind {
        RECORD,
        IDENTITY,
        RELATIONSHIP
    }

    /** One person that it is about, by the identity it was said of. */
    public record About(UUID identity, Subject.Role role) {}

    public Undecided {
        subjects = List.copyOf(subjects);
    }

    /** The same, decided as of a more sensitive category. */
    public Undecided as(Category more) {
        return new Undecided(
                kind, id, version, agency, holder, more, feed, type, subjects, occurred, until, receivedAt, fields);
    }

    /** The same, about fewer people. */
    public Undecided about(List<About> fewer) {
        return new Undecided(
                kind, id, version, agency, holder, category, feed, type, fewer, occurred, until, receivedAt, fields);
    }

    /** The same, with what is said against it beside what its agency says. */
    public Undecided marked(Supplier<Map<String, FieldValue>> beside) {
        return new Undecided(
                kind,
                id,
                version,
                agency,
                holder,
                category,
                feed,
                type,
                subjects,
                occurred,
                until,
                receivedAt,
                () -> together(fields.get(), beside.get()));
    }

    private static Map<String, FieldValue> together(Map<String, FieldValue> own, Map<String, FieldValue> beside) {
        Map<String, FieldValue> all = new LinkedHashMap<>(own);
        all.putAll(beside);
        return all;
    }
}
