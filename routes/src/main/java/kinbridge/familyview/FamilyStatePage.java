package kinbridge.familyview;

import java.util.List;
import java.util.UUID;
import kinbridge.familyview.FamilyPage.PurposeChoice;
import org.jspecify.annotations.Nullable;

/**
 * The people of a family as they were released, and what was recorded about them, for the forms that
 * record more. People are named by an identity that was released: a form cannot name anybody else.
 *
 * @param child the chosen child in focus, for links, or null
 * @param may the changes that this practitioner may make here, as {@code may-record.csv} names them, and
 *     {@code looks} where they may show somebody who looked
 * @param purposes for which necessity may be recorded
 */
public record FamilyStatePage(
        UUID id,
        String reference,
        String name,
        String purpose,
        String purposeTitle,
        @Nullable UUID child,
        UUID logReference,
        List<Person> people,
        List<Level> levels,
        List<Relevant> relevant,
        List<Member> team,
        List<Choice> candidates,
        List<Choice> leads,
        List<Choice> harmChoices,
        List<Choice> groups,
        List<PurposeChoice> purposes,
        List<String> may) {

    public boolean may(String change) {
        return may.contains(change);
    }

    /** Whether this identity is of somebody who was released. */
    public boolean names(UUID identity) {
        return people.stream().anyMatch(person -> person.identities().contains(identity));
    }

    public List<Person> inFocus() {
        return people.stream().filter(Person::isInFocus).toList();
    }

    /**
     * @param why what is said of the person and others here, each with who says it
     * @param state how the person stands to the family, in words
     */
    public record Person(
            UUID identity,
            List<UUID> identities,
            String name,
            String relation,
            String dates,
            boolean isInFocus,
            boolean isConfirmed,
            List<String> why,
            String state) {
        public Person {
            identities = List.copyOf(identities);
            why = List.copyOf(why);
        }
    }

    /**
     * The level of one child in focus.
     *
     * @param dispute what the case system says and what a person says, or null where they agree
     * @param running the raise that counts now, or null
     */
    public record Level(
            String name,
            String level,
            String feed,
            @Nullable String dispute,
            @Nullable UUID running,
            List<Raise> history) {}

    public record Raise(String level, String setBy, String since, String until, String reason, String standing) {}

    public record Relevant(UUID id, String name, String records, String until, String recordedBy, String reason) {}

    /** @param isLater whether it begins on a later day */
    public record Member(
            UUID id, String name, String role, String agency, String dates, String origin, boolean isLater) {}

    public record Choice(String code, String title) {}
}
