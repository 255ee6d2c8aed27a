package kinbridge.mappings.midwifery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** A questionnaire about mood, of which only the band of the total score may leave the unit. */
@SuppressWarnings("ImmutableEnumChecker") // its sets and lists are made by Set.of and List.of
enum MoodScale {
    EPDS(
            "Edinburgh Postnatal Depression Scale",
            Set.of("450320001", "99046-5", "71354-5"),
            30,
            List.of(new Band(0, "below threshold"), new Band(10, "possible"), new Band(13, "probable"))),
    PHQ_9(
            "PHQ-9",
            Set.of("720433000", "44249-1", "44261-6"),
            27,
            List.of(
                    new Band(0, "minimal"),
                    new Band(5, "mild"),
                    new Band(10, "moderate"),
                    new Band(15, "moderately severe"),
                    new Band(20, "severe"))),
    GAD_7(
            "GAD-7",
            Set.of("445455005", "70274-6", "69737-5"),
            21,
            List.of(new Band(0, "minimal"), new Band(5, "mild"), new Band(10, "moderate"), new Band(15, "severe")));

    /** PHQ-9 item 9 in LOINC; for item 10 of the EPDS no code is agreed, so its printed wording is read. */
    private static final String PHQ_SELF_HARM = "44260-8";

    private static final Set<String> ITEMS = Set.of(
            "44250-9",
            "44255-8",
            "44259-0",
            "44254-1",
            "44251-7",
            "44258-2",
            "44252-5",
            "44253-3",
            PHQ_SELF_HARM,
            "69725-0",
            "68509-9",
            "69733-4",
            "69734-2",
            "69735-9",
            "69689-8",
            "69736-7");

    private static final Set<String> EPDS_SELF_HARM_CODES = Set.of("epds-10", "epds10", "EPDS_10", "EPDS-10");
    private static final String EPDS_SELF_HARM_WORDS = "thought of harming myself";

    /** From this score on, the band. */
    record Band(int from, String words) {}

    private final String title;
    private final Set<String> codes;
    private final int highest;
    private final List<Band> bands;

    MoodScale(String title, Set<String> codes, int highest, List<Band> bands) {
        this.title = title;
        this.codes = codes;
        this.highest = highest;
        this.bands = bands;
    }

    String title() {
        return title;
    }

    static Optional<MoodScale> of(CodeableConcept code) {
        return Arrays.stream(values())
                .filter(scale -> codes(code).anyMatch(scale.codes::contains))
                .findFirst();
    }

    /** The band of a score, or empty for a score the scale does not have. */
    Optional<String> band(int score) {
        return score < 0 || score > highest
                ? Optional.empty()
                : bands.stream()
                        .filter(band -> band.from <= score)
                        .reduce((lower, higher) -> higher)
                        .map(Band::words);
    }

    int highest() {
        return highest;
    }

    /** Whether this is one question of such a questionnaire. */
    static boolean isItem(CodeableConcept code) {
        return codes(code).anyMatch(ITEMS::contains) || isSelfHarm(code);
    }

    /** Whether this is the question about harming oneself. */
    static boolean isSelfHarm(CodeableConcept code) {
        return mentionsHarm(code.getText())
                || codes(code).anyMatch(each -> PHQ_SELF_HARM.equals(each) || EPDS_SELF_HARM_CODES.contains(each))
                || code.getCoding().stream().anyMatch(coding -> mentionsHarm(coding.getDisplay()));
    }

    private static Stream<String> codes(CodeableConcept concept) {
        return concept.getCoding().stream().map(Coding::getCode).filter(Objects::nonNull);
    }

    private static boolean mentionsHarm(@Nullable String words) {
        return words != null && words.toLowerCase(Locale.ROOT).contains(EPDS_SELF_HARM_WORDS);
    }
}
