package kinbridge.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.Decision.TraceStep;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.LogIntegrity.Proof;
import kinbridge.sharinglog.LogOrder;
import kinbridge.sharinglog.Tally;
import org.jspecify.annotations.Nullable;

/**
 * The sharing log as IG reads it: who got what and why, never the content. Reading it is itself an
 * entry of the log, so each call names the reader.
 */
public interface SharingLogPages {

    LogPage page(Requester reader, Search search);

    /** All that match, after an entry that says who takes them along, how many, and by which filters. */
    LogFile file(Requester reader, Search search);

    /** What can be chosen in the filter beside what is typed, of no family: this tells of none, so it is no reading. */
    Choices choices();

    /** Empty if there is no such entry. */
    Optional<LogEntryPage> entry(Requester reader, UUID entry);

    /**
     * The same as a document, logged before it is handed over.
     *
     * @param printer makes it
     */
    Optional<byte[]> document(Requester reader, UUID entry, Function<LogEntryPage, byte[]> printer);

    /**
     * @param inWords for the log: what was looked for
     * @param without the same search without each of its filters, by the name of the filter
     */
    record Search(LogFilter filter, String inWords, Map<String, LogFilter> without) {}

    /**
     * @param bases articles and gateways on which anything was ever let out
     * @param people about whom something was decided lately as of the family asked for; none without a family
     */
    record Choices(List<String> bases, List<Person> people) {

        public boolean lists(String person) {
            return people.stream().anyMatch(one -> one.identity().toString().equals(person));
        }
    }

    /** @param identity any of that person's; never a name */
    record Person(UUID identity, String words) {}

    /**
     * @param entry the entry that records it
     * @param rows gives the rows one by one, newest first
     */
    record LogFile(UUID entry, long count, Consumer<Consumer<LogRow>> rows) {}

    /** @param filter the name of a filter, without which most would be found */
    record Relief(String filter, Tally found) {}

    /**
     * Null means any.
     *
     * @param kind what was done, as the log's own code: {@code LOOK}
     * @param practitioner the sign-in's id
     * @param agency an agency code of the sharing tables
     * @param family a family's public reference: {@code FAM-7Q2K9}
     * @param person any identity of somebody: an entry that decided something about that person
     * @param rule an entry with at least one decision by this rule: {@code 2.9}
     * @param overrides only entries that let something out without agreement
     * @param outcome an entry with at least one decision of this level
     * @param basis an entry with at least one decision on this article or gateway, as it is logged
     * @param reference the beginning of an entry's id
     * @param words in the reason
     * @param after the cursor of the page before, as it came
     */
    record LogFilter(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String kind,
            @Nullable String practitioner,
            @Nullable String agency,
            @Nullable String purpose,
            @Nullable String family,
            @Nullable UUID person,
            @Nullable String rule,
            boolean overrides,
            @Nullable DetailLevel outcome,
            @Nullable String basis,
            @Nullable String reference,
            @Nullable String words,
            LogOrder order,
            @Nullable String after) {}

    /**
     * @param next the cursor of the page after this one, or null at the end
     * @param tally how many match in all; null on a later page of a search for words
     * @param searchedTo where words were looked for and not all entries were opened for this page: the time of the
     *     last that was
     * @param relief where nothing matches: which filter to take away
     * @param checked what the last check of the whole log found
     * @param choices what can be chosen in the filter, of the family that is asked for
     */
    record LogPage(
            List<LogRow> rows,
            @Nullable String next,
            @Nullable Tally tally,
            @Nullable Instant searchedTo,
            @Nullable Relief relief,
            Checked checked,
            Choices choices) {}

    /** How the log as a whole stands; tells of no entry, so this is no reading of it. */
    Checked checked();

    /** @param words {@code Checked at 09:40: chain complete, no gaps} */
    record Checked(boolean sound, String words) {}

    /**
     * @param kind the log's own code: {@code LOOK}; the console has the words
     * @param who the practitioner's name, or who else acted
     * @param role a role code of the sharing tables
     * @param family the family's reference, or null where there is none
     * @param outcomes how many decisions of each level, highest first; a level that the reader may not
     *     count is not among them
     * @param recipient to whom it went, where that is not who asked
     */
    record LogRow(
            UUID id,
            Instant at,
            String kind,
            String who,
            String role,
            String agency,
            @Nullable String family,
            String purpose,
            List<Outcome> outcomes,
            int overrides,
            @Nullable String recipient) {}

    record Outcome(DetailLevel level, int count) {}

    /**
     * One entry.
     *
     * @param facts further facts of the header in words, in order: team membership, harm level, child in
     *     focus, policy version
     * @param untraced why no decision's rules can be listed, or null
     * @param related earlier and later entries about this one
     * @param erased whether the decisions went with their key, so that only the header is left
     * @param lost they are gone, and nobody released them for disposal
     */
    record LogEntryPage(
            LogRow row,
            List<Fact> facts,
            List<LoggedDecision> decisions,
            @Nullable String untraced,
            List<DutyRow> duties,
            List<Related> related,
            boolean erased,
            boolean lost,
            Integrity integrity) {}

    /**
     * @param words how it stands to this entry: {@code Followed by}
     * @param what what was done, by whom and when
     */
    record Related(UUID id, String words, String what) {}

    record Fact(String label, String value) {}

    /**
     * What an entry obliges to.
     *
     * @param decisions how many of its decisions do
     * @param due when, or empty
     * @param state whether it is open, or who did it and how it ended
     * @param entry the entry that says so, or null
     */
    record DutyRow(
            String code,
            int decisions,
            String title,
            String due,
            String state,
            @Nullable UUID entry) {}

    /**
     * @param record the record's reference and version
     * @param subjects identities of whom it is about
     * @param owner the agency code of the record's holder
     * @param basis the lawful basis in words, or null where nothing was released
     * @param fields the names, never the values, of the fields let out and of those held back
     * @param steps the rules that were asked, in order, with their answers
     * @param difference why the steps do not explain the answer that was logged, or null
     * @param held what the rules alone answered, where it waited for a signature, or null
     */
    record LoggedDecision(
            String record,
            List<UUID> subjects,
            String owner,
            String category,
            DetailLevel level,
            String rule,
            @Nullable String basis,
            List<String> obligations,
            boolean override,
            List<Field> fields,
            List<TraceStep> steps,
            @Nullable String difference,
            @Nullable String held) {}

    /** @param why what let it out or held it back */
    record Field(String name, boolean released, String why) {}

    /**
     * @param sequence the place in its chain
     * @param checkpoint the signature that covers it, or null while it waits for one
     * @param proof that a signed checkpoint covers it, or why there is none yet
     */
    record Integrity(
            String chain,
            long sequence,
            String hash,
            String previousHash,
            @Nullable String checkpoint,
            Checked checked,
            Proof proof) {}
}
