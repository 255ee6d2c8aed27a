package kinbridge.familyview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kinbridge.mappings.Agency;
import kinbridge.mappings.DetailLevel;
import org.jspecify.annotations.Nullable;

/**
 * One family as one practitioner may see it now. Everything here comes from a {@code DisclosedView};
 * nothing needs hiding by whoever renders it.
 *
 * @param reference a random public reference: {@code FAM-7Q2K9}
 * @param name the family's name as released: {@code Hartley family}
 * @param childInFocus the released name of the child in focus, with due or birth date in words
 * @param plan the released social-care status in words, or null
 * @param lead the lead practitioner in words, or null
 * @param purpose the purpose code of this look
 * @param purposeTitle in words
 * @param purposes those that this requester may choose from
 * @param logReference the sharing-log entry of this look
 * @param state what people recorded around it
 */
public record FamilyPage(
        UUID id,
        String reference,
        String name,
        String childInFocus,
        @Nullable String plan,
        @Nullable String lead,
        String purpose,
        String purposeTitle,
        List<PurposeChoice> purposes,
        List<PersonRow> people,
        List<TimelineEntry> timeline,
        List<TeamRow> team,
        List<PlanRow> plans,
        List<SourceAnswer> sources,
        List<WithheldRow> withheld,
        UUID logReference,
        Instant at,
        State state) {

    /**
     * What people recorded around the family, as far as it may be shown.
     *
     * @param children the released children in focus to choose from, where there are several
     * @param child the chosen child's identity, for links; null where nobody was chosen
     * @param harm the level of harm of this look's child, or null where it may not be known
     * @param actions what this practitioner may record for this family
     */
    public record State(
            List<ChildChoice> children,
            @Nullable UUID child,
            @Nullable HarmRow harm,
            List<Action> actions) {}

    /** @param identity names the child in an address; random, and no name of the person */
    public record ChildChoice(UUID identity, String name, boolean chosen) {}

    /**
     * @param level in words
     * @param words who said so, since when and until when
     * @param dispute where a person says more than the case system: what each says; else null
     */
    public record HarmRow(
            String level, String words, @Nullable String dispute) {}

    /** @param address the last part of it: {@code team} */
    public record Action(String address, String title) {}

    public record PurposeChoice(String code, String title) {}

    /**
     * @param id anchors links within the page; random, new on every look
     * @param relation to the child in focus, in words: {@code Mother}
     * @param dates {@code Born 12 March 1999 (27)}, {@code Due 14 February 2027}
     * @param livingWith the released address or household in words, or null
     * @param markers status words: {@code Child protection plan}, {@code Poses a risk: domestic abuse}
     * @param sources the agencies' titles that know this person and may say so
     * @param inFocus whether this is the child in focus
     */
    public record PersonRow(
            String id,
            String name,
            List<String> otherNames,
            String relation,
            String dates,
            @Nullable String livingWith,
            List<Marker> markers,
            List<String> sources,
            boolean inFocus) {}

    /** @param tone {@code risk}, {@code plan}, {@code neutral}: never shown by colour alone */
    public record Marker(String text, String tone) {}

    /**
     * @param occurred when it happened, in words of its precision: {@code 24 November 2026, 09:30}
     * @param received when the hub received it, in words
     * @param title built from released fields only
     * @param details released fields in words, in order
     * @param people released names of whom it concerns
     * @param level EXISTENCE, SUMMARY or FULL
     * @param rule the deciding rule's id
     * @param askWhom whom to ask for more, or null at FULL
     * @param records the records that it is made of, by their random ids, the first for a link
     */
    public record TimelineEntry(
            LocalDate date,
            String occurred,
            String received,
            String title,
            Agency agency,
            String category,
            List<Detail> details,
            List<String> people,
            DetailLevel level,
            String rule,
            @Nullable String askWhom,
            List<UUID> records) {

        /** Whether the agency said when it happened; else its place in the order is that of its receipt. */
        public boolean isDated() {
            return !occurred.equals(Words.NO_DATE);
        }
    }

    public record Detail(String label, String value) {}

    /** A member of the team around the family. */
    public record TeamRow(
            String name,
            String role,
            String agency,
            @Nullable String contact,
            @Nullable String since,
            boolean lead) {}

    /** A plan or order in force that may be shown. */
    public record PlanRow(
            String title,
            String about,
            String since,
            @Nullable String next,
            String agency) {}

    /** What one agency's feed answers for this family. */
    public record SourceAnswer(Agency agency, Answer answer, String words) {}

    /** The four answers; only level-0 records count as NONE_FOUND. */
    public enum Answer {
        FOUND,
        NONE_FOUND,
        WITHHELD,
        NOT_AVAILABLE
    }

    /** A level-1 answer of a category that does not hide its existence. */
    public record WithheldRow(String what, Agency agency, String why, String askWhom) {}
}
