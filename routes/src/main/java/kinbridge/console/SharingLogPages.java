package kinbridge.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/**
 * The sharing log as IG reads it: who got what and why, never the content. Reading it is itself an
 * entry of the log, so each call names the reader.
 */
public interface SharingLogPages {

    LogPage page(Requester reader, LogFilter filter);

    /** Empty if there is no such entry. */
    Optional<LogEntryPage> entry(Requester reader, UUID entry);

    /**
     * Null means any.
     *
     * @param kind what was done, as the log's own code: {@code LOOK}
     * @param practitioner the sign-in's id
     * @param agency an agency code of the sharing tables
     * @param family a family's public reference: {@code FAM-7Q2K9}
     * @param rule an entry with at least one decision by this rule: {@code 2.9}
     * @param overrides only entries that let something out without agreement
     * @param outcome an entry with at least one decision of this level
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
            @Nullable String rule,
            boolean overrides,
            @Nullable DetailLevel outcome,
            @Nullable String after) {}

    /**
     * @param next the cursor of the page after this one, or null at the end
     * @param checked what the last check of the whole log found
     */
    record LogPage(List<LogRow> rows, @Nullable String next, Checked checked) {}

    /** @param words {@code Checked at 09:40: chain complete, no gaps} */
    record Checked(boolean sound, String words) {}

    /**
     * @param kind the log's own code: {@code LOOK}; the console has the words
     * @param who the practitioner's name, or who else acted
     * @param role a role code of the sharing tables
     * @param family the family's reference, or null where there is none
     * @param outcomes how many decisions of each level, highest first; a level that the reader may not
     *     count is not among them
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
            int overrides) {}

    record Outcome(DetailLevel level, int count) {}

    /**
     * One entry.
     *
     * @param facts further facts of the header in words, in order: team membership, harm level, child in
     *     focus, policy version
     * @param related earlier and later entries about this one
     * @param erased whether the decisions went with their key, so that only the header is left
     */
    record LogEntryPage(
            LogRow row,
            List<Fact> facts,
            List<LoggedDecision> decisions,
            List<Related> related,
            boolean erased,
            Integrity integrity) {}

    /** @param words how it stands to this entry: {@code Acknowledged by} */
    record Related(UUID id, String words) {}

    record Fact(String label, String value) {}

    /**
     * @param record the record's reference and version
     * @param owner the agency code of the record's holder
     * @param basis the lawful basis in words, or null where nothing was released
     * @param released the names, never the values, of the fields let out
     * @param heldBack the names of the others, each with why: {@code address: place taken out}
     */
    record LoggedDecision(
            String record,
            String owner,
            String category,
            DetailLevel level,
            String rule,
            @Nullable String basis,
            List<String> obligations,
            boolean override,
            List<String> released,
            List<String> heldBack) {}

    /**
     * @param sequence the place in its chain
     * @param checkpoint the signed checkpoint that covers it, or null while it waits for one
     */
    record Integrity(
            String chain,
            long sequence,
            String hash,
            String previousHash,
            @Nullable String checkpoint,
            Checked checked) {}
}
