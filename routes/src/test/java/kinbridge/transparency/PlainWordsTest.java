package kinbridge.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kinbridge.mappings.Category;
import kinbridge.needtoknow.Profile;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.SharingTables;
import org.junit.jupiter.api.Test;

/** What may be said on a list, against the tables as they are shipped. */
class PlainWordsTest {

    private static final SharingTables SHIPPED =
            SharingTables.load(Path.of(System.getProperty("kinbridge.home"), "config", "sharing"));

    private static Stream<String> words(Scope scope) {
        return Stream.of(
                        Arrays.stream(Category.values()).map(one -> PlainWords.of(one, scope)),
                        Arrays.stream(Purpose.values()).map(one -> PlainWords.of(one, scope)),
                        Arrays.stream(Profile.values()).map(one -> PlainWords.of(one, scope)),
                        SHIPPED.agencyCodes().stream().map(one -> PlainWords.ofAgency(one, scope)))
                .flatMap(all -> all)
                .flatMap(Optional::stream);
    }

    @Test
    void no_word_is_an_abbreviation() {
        assertThat(words(Scope.ALONE)).isNotEmpty().noneMatch(words -> words.matches(".*[A-Z]{2}.*"));
    }

    @Test
    void what_the_notice_says_is_in_short_sentences_without_abbreviations() {
        PrivacyWords notice = new PrivacyWords("Northmoor Council", "your information governance team");
        List<String> lines = Stream.of(
                        notice.whatItIs().stream(),
                        Stream.of(notice.until("March 2026"), notice.nothing()),
                        notice.leftOut().stream(),
                        notice.notice().stream().flatMap(part -> part.lines().stream()))
                .flatMap(all -> all)
                .toList();

        assertThat(lines).allSatisfy(line -> {
            assertThat(line).doesNotMatch(".*[A-Z]{2}.*");
            for (String sentence : line.split("[.:] ")) {
                assertThat(sentence.split(" ").length).as(sentence).isLessThanOrEqualTo(24);
            }
        });
    }

    @Test
    void no_category_has_words_that_hides_that_it_exists() {
        assertThat(Arrays.stream(Category.values())
                        .filter(SHIPPED::hidesExistence)
                        .filter(category -> PlainWords.of(category, Scope.ALONE).isPresent()))
                .isEmpty();
    }

    @Test
    void no_category_of_a_perpetrators_block_is_on_paper() {
        assertThat(Arrays.stream(Category.values())
                        .filter(category ->
                                SHIPPED.inPerpetratorBlock(category) || SHIPPED.inLinkedRequesterBlock(category))
                        .filter(category ->
                                PlainWords.of(category, Scope.ANYBODY).isPresent()))
                .isEmpty();
    }
}
