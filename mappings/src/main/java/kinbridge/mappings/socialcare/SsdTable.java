package kinbridge.mappings.socialcare;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The tables of the dataset that are mapped, each recognised by its columns: files are renamed and
 * case systems leave columns out, but the four letters before a column's name stay.
 */
enum SsdTable {
    SSD_PERSON("pers", SsdPeople::person),
    SSD_MOTHER("moth", SsdPeople::mother),
    SSD_FAMILY("fami", SsdPeople::family),
    SSD_ADDRESS("addr", SsdPeople::address),
    SSD_DISABILITY("disa", SsdPeople::disability),
    SSD_LINKED_IDENTIFIERS("link", SsdPeople::linkedIdentifier),
    SSD_CONTACTS("cont", SsdReferrals::contact),
    SSD_EARLY_HELP_EPISODES("earl", SsdReferrals::earlyHelp),
    SSD_CIN_EPISODES("cine", SsdReferrals::episode),
    SSD_CIN_ASSESSMENTS("cina", SsdReferrals::assessment),
    SSD_ASSESSMENT_FACTORS("cinf", SsdReferrals::factors),
    SSD_CIN_PLANS("cinp", SsdPlans::needPlan),
    SSD_CIN_VISITS("cinv", SsdPlans::needVisit),
    SSD_S47_ENQUIRY("s47e", SsdPlans::enquiry),
    SSD_INITIAL_CP_CONFERENCE("icpc", SsdPlans::conference),
    SSD_CP_PLANS("cppl", SsdPlans::protectionPlan),
    SSD_CP_REVIEWS("cppr", SsdPlans::review),
    SSD_CP_VISITS("cppv", SsdPlans::protectionVisit),
    SSD_CLA_EPISODES("clae", SsdCare::episode),
    SSD_CLA_PLACEMENT("clap", SsdCare::placement),
    SSD_LEGAL_STATUS("lega", SsdCare::legalStatus),
    SSD_PERMANENCE("perm", SsdCare::permanence),
    SSD_MISSING("miss", SsdCare::missing),
    SSD_VOICE_OF_CHILD("voch", SsdCare::voice),
    SSD_PROFESSIONALS("prof", SsdWorkers::professional),
    SSD_DEPARTMENT("dept", SsdWorkers::team),
    SSD_INVOLVEMENTS("invo", SsdWorkers::involvement);

    private static final Map<String, SsdTable> BY_PREFIX =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(table -> table.prefix, table -> table));

    private final String prefix;

    @SuppressWarnings("ImmutableEnumChecker") // only references to methods without state
    private final Consumer<SsdRow> mapping;

    SsdTable(String prefix, Consumer<SsdRow> mapping) {
        this.prefix = prefix;
        this.mapping = mapping;
    }

    /** The table's name in the dataset: {@code ssd_person}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    void map(SsdRow row) {
        mapping.accept(row);
    }

    static Optional<SsdTable> of(String word) {
        return Arrays.stream(values())
                .filter(table -> table.word().equals(word))
                .findFirst();
    }

    /**
     * The table that most of these columns belong to, known or not, as {@code ssd_person} or {@code
     * columns prep_}; empty where they are of no table of the dataset.
     */
    static Optional<String> wordFor(Collection<String> columns) {
        List<String> names = columns.stream()
                .map(column -> column.strip().toLowerCase(Locale.ROOT))
                .toList();
        Map<String, Integer> counts = new HashMap<>();
        for (String name : names) {
            if (name.length() > 5 && name.charAt(4) == '_') {
                counts.merge(name.substring(0, 4), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .map(most -> Optional.ofNullable(BY_PREFIX.get(most))
                        .map(SsdTable::word)
                        .orElse("columns " + most + "_"));
    }
}
