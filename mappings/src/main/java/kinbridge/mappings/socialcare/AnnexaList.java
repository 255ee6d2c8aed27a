package kinbridge.mappings.socialcare;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.Row;

/** The lists of Annex A, 1 to 11, each known by the columns that no other has. */
enum AnnexaList {
    CONTACTS("contacts", AnnexaNeed::contact, "DateOfContact"),
    EARLY_HELP("early-help", AnnexaNeed::earlyHelp, "OrganisationCompletingAssessment"),
    REFERRALS("referrals", AnnexaNeed::referral, "ReferralDate"),
    ASSESSMENTS("assessments", AnnexaNeed::assessment, "ContinuousAssessmentStart"),
    SECTION_47("section-47", AnnexaPlans::enquiry, "StratDiscussionDate"),
    CHILDREN_IN_NEED("children-in-need", AnnexaNeed::episode, "CINStartDate"),
    CHILD_PROTECTION("child-protection", AnnexaPlans::plan, "ChildProtectionPlanStartDate"),
    /** D2I's query writes the first column with three o. */
    LOOKED_AFTER("looked-after", AnnexaCare::lookedAfter, "LegalStatus", "PlacementType"),
    CARE_LEAVERS("care-leavers", AnnexaCare::leaver, "EligibilityCategory"),
    /** The child's identity is left to the other lists: here it would tell of the adoption. */
    ADOPTION("adoption", AnnexaCare::adoption, "ADMSHOBPADecisionDate"),
    /**
     * Understood, and nothing of it is carried: adopters are not members of the families that the hub
     * works with, and who adopts is protected information (Adoption and Children Act 2002, s57).
     */
    ADOPTERS("adopters", row -> {}, "AdopterID");

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // only references to methods without state
    private final Consumer<AnnexaRow> mapping;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
    private final Set<String> ownColumns;

    AnnexaList(String word, Consumer<AnnexaRow> mapping, String... ownColumns) {
        this.word = word;
        this.mapping = mapping;
        this.ownColumns = Arrays.stream(ownColumns).map(Row::columnName).collect(Collectors.toUnmodifiableSet());
    }

    String word() {
        return word;
    }

    ItemOutcome map(Item item) {
        AnnexaRow row = new AnnexaRow(item);
        if (this != ADOPTERS && row.text(AnnexaRow.CHILD) == null) {
            return row.says().notUnderstood(AnnexaRow.CHILD, null, "missing", "the authority's id of the child");
        }
        if (this != ADOPTERS && this != ADOPTION) {
            AnnexaPerson.map(row);
        }
        mapping.accept(row);
        return row.says().outcome();
    }

    static Optional<AnnexaList> of(String word) {
        return Arrays.stream(values()).filter(list -> list.word.equals(word)).findFirst();
    }

    static Optional<AnnexaList> of(Collection<String> columns) {
        Set<String> names = columns.stream().map(Row::columnName).collect(Collectors.toSet());
        List<AnnexaList> fitting = Arrays.stream(values())
                .filter(list -> names.containsAll(list.ownColumns))
                .filter(list -> list == ADOPTERS || names.contains(Row.columnName(AnnexaRow.CHILD)))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }
}
