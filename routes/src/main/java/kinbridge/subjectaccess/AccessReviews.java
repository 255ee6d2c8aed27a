package kinbridge.subjectaccess;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/**
 * The items of one request, for the one reviewer who is assigned to it: hidden ones too, as decided and as held, each
 * look in the sharing log. For anybody else there is no such page, and the try is logged.
 */
public interface AccessReviews {

    /** Decides everything that is held; what was reviewed before and is decided alike stays reviewed. */
    Optional<Outcome> gather(Requester reviewer, UUID request);

    Optional<Listed> list(Requester reviewer, UUID request, Filter filter, int page);

    /** Opens the items of one page, decided beside unredacted. */
    Optional<Reading> read(Requester reviewer, UUID request, Filter filter, int page);

    Optional<Outcome> decide(Requester reviewer, UUID request, Chosen chosen, Deciding deciding);

    Optional<Outcome> recordOpinion(Requester reviewer, UUID request, Chosen chosen, OpinionGiven opinion);

    /** Another person in an item agreed that it is given, for this request (DPA 2018, Schedule 2, paragraph 16). */
    Optional<Outcome> recordAgreement(Requester reviewer, UUID request, AgreementGiven agreement);

    Optional<Outcome> withdrawAgreement(Requester reviewer, UUID request, UUID agreement);

    /** What was taken out of the last pack, and why. It stays here. */
    Optional<RedactionPage> redactions(Requester reviewer, UUID request);

    /**
     * Which items to show; an empty text asks nothing.
     *
     * @param state a name of {@link Stage}
     */
    record Filter(String category, String rule, String level, String holder, String state) {

        public static final Filter ALL = new Filter("", "", "", "", "");

        public boolean isNarrowed() {
            return !(category + rule + level + holder + state).isEmpty();
        }

        /** Whether all that match are of one kind, so that one decision can be right for all of them. */
        public boolean isOneKind() {
            return !category.isEmpty() && !rule.isEmpty();
        }
    }

    /** @param allThatMatch instead of those named: only where the filter leaves one kind */
    record Chosen(Set<UUID> items, boolean allThatMatch, Filter filter) {
        public Chosen {
            items = Set.copyOf(items);
        }
    }

    /** How far an item has come. */
    enum Stage {
        WAITS_FOR_OPINION("Waits for a health professional's opinion"),
        TO_DECIDE("To decide"),
        GOES("Goes as decided"),
        GOES_REDACTED("Goes with more taken out"),
        STAYS("Stays out");

        private final String title;

        Stage(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    enum Verdict {
        /** Not decided, or taken back. */
        NONE,
        AS_DECIDED,
        REDACTED,
        WITHHELD
    }

    /**
     * @param verdict null where nothing was chosen
     * @param fields the names of fields to take out beside what the rules take out
     * @param why in the reviewer's words; of what goes as decided none is needed
     */
    record Deciding(
            @Nullable Verdict verdict,
            List<String> fields,
            @Nullable Exemption exemption,
            String why) {
        public Deciding {
            fields = List.copyOf(fields);
        }
    }

    /** @param isSeriousHarm whether disclosing it would be likely to do serious harm; null where nothing was chosen */
    record OpinionGiven(
            String name,
            String role,
            @Nullable LocalDate day,
            @Nullable Boolean isSeriousHarm) {}

    /**
     * @param identity of the other person, as the item names them
     * @param by null where nothing was chosen
     * @param who said so, by name
     */
    record AgreementGiven(
            UUID item,
            UUID identity,
            @Nullable AgreedBy by,
            String who,
            String how,
            @Nullable LocalDate day) {}

    /** Items of one category that one rule decided alike. */
    record Kind(String category, String title, String rule, DetailLevel level, int items, int open) {}

    /** @param owed who is to be asked or told because of it, in words */
    record Row(
            UUID id,
            String title,
            String categoryTitle,
            String holder,
            String occurred,
            DetailLevel level,
            String rule,
            String ruleWords,
            List<String> owed,
            Stage stage) {}

    /**
     * @param logEntry the entry that says that this list was seen
     * @param open how many of all items are not done
     */
    record Listed(
            UUID logEntry,
            String reference,
            Instant gatheredAt,
            List<Row> rows,
            List<Kind> kinds,
            List<String> rules,
            List<String> holders,
            List<String> categories,
            int matching,
            int all,
            int open,
            int page,
            int pages) {}

    /** @param isTakenOut whether the reviewer takes it out of what goes */
    record Field(String name, String label, String text, boolean isTakenOut) {}

    /**
     * Another person in an item.
     *
     * @param agreement null where none is in force
     * @param words who agreed, how and when
     */
    record Other(UUID identity, String name, @Nullable UUID agreement, String words) {}

    record HeldBack(String label, String why) {}

    /**
     * @param goes what goes out as it stands: after the rules, the taking out of other people, and the reviewer
     * @param decided the fields that the rules let out, for the reviewer to take more out
     * @param held everything, as the agency sent it
     * @param isChanged whether it was stored or decided otherwise since it was gathered
     */
    record ReadItem(
            Row row,
            List<Field> goes,
            List<Field> decided,
            List<HeldBack> heldBack,
            List<Field> held,
            boolean isHealth,
            boolean isChanged,
            Verdict verdict,
            String exemption,
            String why,
            String opinion,
            List<Other> others) {}

    record Reading(UUID logEntry, String reference, List<ReadItem> items, int matching, int page, int pages) {}

    record RedactedField(UUID thing, String label, String ground) {}

    record RedactionPage(UUID logEntry, String reference, List<RedactedField> fields) {}
}
