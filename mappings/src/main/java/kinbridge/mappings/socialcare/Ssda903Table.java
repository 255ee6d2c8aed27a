package kinbridge.mappings.socialcare;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The tables of the return, each known by the columns that no other has. */
enum Ssda903Table {
    HEADER("Header", Ssda903Facts::header, "SEX", "ETHNIC"),
    EPISODES("Episodes", Ssda903Facts::episode, "DECOM", "RNE", "LS"),
    REVIEWS("Reviews", Ssda903Facts::review, "REVIEW", "REVIEW_CODE"),
    ASYLUM("UASC", Ssda903Facts::asylum, "DUC"),
    OUTCOMES("OC2", Ssda903Health::outcomes, "SDQ_SCORE", "HEALTH_CHECK"),
    LEAVERS("OC3", Ssda903Facts::leaver, "IN_TOUCH", "ACTIV"),
    ADOPTION("AD1", Ssda903Facts::adoption, "DATE_INT", "DATE_MATCH"),
    PLACED_FOR_ADOPTION("PlacedAdoption", Ssda903Facts::placedForAdoption, "DATE_PLACED"),
    PREVIOUS_PERMANENCE("PrevPerm", Ssda903Facts::previousPermanence, "PREV_PERM"),
    MISSING("Missing", Ssda903Facts::missing, "MIS_START"),
    SOCIAL_WORKERS("SWEpisodes", Ssda903Facts::socialWorker, "SW_ID", "SW_DECOM"),
    DEPRIVATION_OF_LIBERTY("DoLo", Ssda903Facts::deprivationOfLiberty, "DOLO_START");

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // only references to methods without state
    private final Consumer<Ssda903Row> mapping;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final List<String> ownColumns;

    Ssda903Table(String word, Consumer<Ssda903Row> mapping, String... ownColumns) {
        this.word = word;
        this.mapping = mapping;
        this.ownColumns = List.of(ownColumns);
    }

    String word() {
        return word;
    }

    void map(Ssda903Row row) {
        mapping.accept(row);
    }

    static Optional<Ssda903Table> of(String word) {
        return Arrays.stream(values()).filter(table -> table.word.equals(word)).findFirst();
    }

    static Optional<Ssda903Table> of(Collection<String> columns) {
        Set<String> names = columns.stream().map(Ssda903Mapping::upper).collect(Collectors.toSet());
        return Arrays.stream(values())
                .filter(table -> names.contains("CHILD") && names.containsAll(table.ownColumns))
                .findFirst();
    }
}
