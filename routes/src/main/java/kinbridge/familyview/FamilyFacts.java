package kinbridge.familyview;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.mappings.Agency;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.ContestFields;
import org.jspecify.annotations.Nullable;

/**
 * One family as released, for a program: the page of this look, and the facts that its words are made
 * of. Like the page it comes from a {@code DisclosedView}, and holds nothing that was not let out.
 *
 * @param people in the order of the page
 * @param records those of which a type is known, the newest first
 */
public record FamilyFacts(FamilyPage page, List<Person> people, List<Fact> records) {

    public FamilyFacts {
        people = List.copyOf(people);
        records = List.copyOf(records);
    }

    /**
     * @param id one of the identities released: the person's name in the addresses of this family
     * @param names as released, each once; empty where none was
     * @param born none for an unborn child
     * @param sex {@code male}, {@code female}, {@code indeterminate} or {@code unknown}
     * @param nhsNumbers ten digits each
     * @param livingWith the released address in words
     * @param relations how this person stands to children in focus; only where a tie was released
     * @param contested what of them, or of a tie, somebody says is wrong, with what is said and answered where that was
     *     released; null where nothing is contested
     * @param level the highest at which one of the identities was let out
     * @param sources the identities whose agency may be named, each with the rule that let it out
     */
    public record Person(
            UUID id,
            List<Name> names,
            @Nullable LocalDate born,
            @Nullable LocalDate died,
            boolean isUnborn,
            @Nullable String sex,
            List<String> nhsNumbers,
            @Nullable String livingWith,
            boolean isInFocus,
            List<Relation> relations,
            @Nullable String contested,
            DetailLevel level,
            List<Source> sources) {}

    public record Name(@Nullable String given, @Nullable String family) {}

    /**
     * @param child the child in focus, by its id among the people
     * @param words {@code Mother}
     */
    public record Relation(UUID child, String words) {}

    public record Source(Agency agency, String rule) {}

    /**
     * One record.
     *
     * @param id random; the same on every look
     * @param type the name of a {@code RecordType}
     * @param title in words, as on the page
     * @param about the people shown whom it concerns
     * @param occurred at EXISTENCE no more precise than the month
     * @param fields those at or below the level, as text
     */
    public record Fact(
            UUID id,
            String type,
            String title,
            Agency agency,
            String category,
            List<UUID> about,
            @Nullable Occurred occurred,
            @Nullable Occurred until,
            Map<String, String> fields,
            DetailLevel level,
            String rule) {

        public @Nullable String text(String field) {
            return fields.get(field);
        }

        /** That it is contested, and at FULL what is said and answered; null where it is not. */
        public @Nullable String contested() {
            String mark = text(ContestFields.MARK);
            return mark == null
                    ? null
                    : "Contested: "
                            + Stream.of(mark, text(ContestFields.STATEMENT), text(ContestFields.ANSWER))
                                    .filter(Objects::nonNull)
                                    .collect(Collectors.joining(". "));
        }
    }
}
