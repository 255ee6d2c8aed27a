package kinbridge.linkage.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kinbridge.linkage.likeness.Kind;
import kinbridge.linkage.likeness.NamesAlike;
import kinbridge.linkage.likeness.Trait;
import kinbridge.linkage.likeness.TraitReader;
import kinbridge.linkage.likeness.Traits;
import kinbridge.linkage.rules.LinkageRules.BlockingRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CandidatesTest {

    private static final List<String> FIELDS = List.of("given", "family", "born");

    private final TraitReader reader = new TraitReader(Set.of(), NamesAlike.NONE);

    private Traits record(String given, String family, String born) {
        return new Traits(new @Nullable Trait[] {
            reader.read(Kind.GIVEN_NAME, given), reader.read(Kind.FAMILY_NAME, family), reader.read(Kind.DATE, born)
        });
    }

    private static BlockingRules rules(int largest, long comparisons, List<List<String>> keys) {
        return new BlockingRules(largest, List.of("born.year"), comparisons, keys);
    }

    private static List<Set<Integer>> pairs(Candidates candidates) {
        return candidates.scan(Met::new).stream()
                .flatMap(met -> met.pairs.stream())
                .toList();
    }

    private static final class Met implements Pairs {
        private final List<Set<Integer>> pairs = new ArrayList<>();

        @Override
        public void pair(int one, int other) {
            pairs.add(Set.of(one, other));
        }
    }

    @Test
    void records_that_share_a_key_are_compared_once_whatever_the_number_of_keys() {
        List<Traits> records = List.of(
                record("Anna", "Hartwood", "1985-03-12"),
                record("Anna", "Hartwood", "1985-03-12"),
                record("Peter", "Hartwood", "1990-10-24"),
                record("Bela", "Thornwick", "1961-07-30"));

        Candidates candidates = Candidates.of(
                records, Sides.ofOneFile(), FIELDS, rules(10, 5, List.of(List.of("born"), List.of("family"))));

        assertThat(pairs(candidates)).containsExactlyInAnyOrder(Set.of(0, 1), Set.of(0, 2), Set.of(1, 2));
        assertThat(candidates.meetings(0, 1)).isEqualTo(2);
        assertThat(candidates.meetings(0, 3)).isZero();
    }

    @Test
    void a_small_file_is_compared_in_all_pairs() {
        List<Traits> records = List.of(
                record("Anna", "Hartwood", "1985-03-12"),
                record("Peter", "Thornwick", "1990-10-24"),
                record("Bela", "Ashcombe", "1961-07-30"));

        Candidates candidates =
                Candidates.of(records, Sides.ofOneFile(), FIELDS, rules(10, 3, List.of(List.of("born"))));

        assertThat(candidates.areAll()).isTrue();
        assertThat(pairs(candidates)).hasSize(3);
    }

    @Test
    void of_two_files_only_pairs_across_are_compared() {
        List<Traits> records = List.of(
                record("Anna", "Hartwood", "1985-03-12"),
                record("Anna", "Hartwood", "1985-03-12"),
                record("Anna", "Hartwood", "1985-03-12"));
        BitSet left = new BitSet();
        left.set(0);

        Candidates candidates =
                Candidates.of(records, Sides.ofTwoFiles(left), FIELDS, rules(10, 1, List.of(List.of("born"))));

        assertThat(pairs(candidates)).isEmpty();
        assertThat(pairs(
                        Candidates.of(records, Sides.ofTwoFiles(left), FIELDS, rules(10, 2, List.of(List.of("born"))))))
                .containsExactlyInAnyOrder(Set.of(0, 1), Set.of(0, 2));
    }

    @Test
    void five_thousand_records_of_one_name_are_divided_and_what_is_left_out_is_counted() {
        List<Traits> records = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            records.add(record("Anna", "Hartwood", (1950 + i % 50) + "-03-12"));
        }

        Candidates candidates =
                Candidates.of(records, Sides.ofOneFile(), FIELDS, rules(80, 1_000_000, List.of(List.of("family"))));

        Candidates.KeyCount count = candidates.counts().get(0);
        assertThat(count.pairs()).isPositive().isLessThan(5_000 * 80);
        assertThat(count.pairs() + count.notCompared()).isEqualTo(5_000L * 4_999 / 2);
        assertThat(new HashSet<>(pairs(candidates))).hasSize((int) count.pairs());
    }

    @Test
    void a_key_that_would_go_beyond_the_comparisons_is_left_out() {
        List<Traits> records = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            records.add(record("Anna", "Hartwood" + (char) ('a' + i % 10), "1985-03-" + (10 + i % 20)));
        }

        Candidates candidates = Candidates.of(
                records, Sides.ofOneFile(), FIELDS, rules(100, 600, List.of(List.of("born"), List.of("family"))));

        assertThat(candidates.counts()).extracting(Candidates.KeyCount::key).containsExactly("born");
    }

    @Test
    void a_date_of_which_only_the_year_is_known_is_no_key() {
        BlockingKey key = BlockingKey.of(List.of("born"), FIELDS);

        assertThat(key.of(record("Anna", "Hartwood", "1985"))).isZero();
        assertThat(key.of(record("Anna", "Hartwood", "1985-03-12"))).isNotZero();
    }

    @Test
    void a_part_that_means_nothing_is_named() {
        assertThatThrownBy(() -> BlockingKey.of(List.of("born.decenium"), FIELDS))
                .hasMessage("blocking: 'born.decenium' is no part of a key");
    }
}
