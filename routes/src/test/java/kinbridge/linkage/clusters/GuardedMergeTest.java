package kinbridge.linkage.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GuardedMergeTest {

    private static final double STRANGERS = -8;

    @Test
    void a_chain_of_likenesses_does_not_join_the_strangers_at_its_ends() {
        List<Link> chain = List.of(new Link(0, 1, 5), new Link(1, 2, 4), new Link(2, 3, 5));

        assertThat(GuardedMerge.merge(4, chain, 0, (one, other) -> STRANGERS)).containsExactly(0, 0, 2, 2);
    }

    @Test
    void records_that_all_agree_are_one_person() {
        List<Link> all = List.of(new Link(0, 1, 5), new Link(1, 2, 4), new Link(0, 2, 3));

        assertThat(GuardedMerge.merge(3, all, 0, (one, other) -> STRANGERS)).containsExactly(0, 0, 0);
    }

    @Test
    void a_pair_that_no_key_brought_together_is_compared_before_it_counts() {
        List<Link> chain = List.of(new Link(0, 1, 5), new Link(1, 2, 4));

        assertThat(GuardedMerge.merge(3, chain, 0, (one, other) -> 6)).containsExactly(0, 0, 0);
    }

    @Test
    void one_wrong_number_does_not_carry_a_group_with_it() {
        List<Link> links = List.of(new Link(0, 1, 6), new Link(2, 3, 6), new Link(1, 2, 40));

        int[] people = GuardedMerge.merge(4, links, 0, (one, other) -> STRANGERS);

        assertThat(people[0]).isNotEqualTo(people[3]);
    }

    @Test
    void two_that_must_not_be_one_keep_their_groups_apart_however_many_speak_for_it() {
        List<Link> links = new ArrayList<>();
        for (int one = 0; one < 6; one++) {
            for (int other = one + 1; other < 6; other++) {
                if (one != 0 || other != 5) {
                    links.add(new Link(one, other, 12));
                }
            }
        }

        int[] people = GuardedMerge.merge(6, links, 0, (one, other) -> GuardedMerge.NEVER);

        assertThat(people[0]).isNotEqualTo(people[5]);
    }

    @Test
    void links_below_the_threshold_join_nobody() {
        assertThat(GuardedMerge.merge(2, List.of(new Link(0, 1, 1.9)), 2, (one, other) -> 9))
                .containsExactly(0, 1);
    }

    @Property(tries = 300)
    void the_order_of_the_links_changes_nothing(@ForAll @IntRange(min = 2, max = 12) int records, @ForAll long seed) {
        Map<Long, Double> weights = weights(records, seed);
        List<Link> links = links(weights);
        int[] people = GuardedMerge.merge(records, links, 0, (one, other) -> weight(weights, one, other));
        List<Link> shuffled = new ArrayList<>(links);
        Collections.shuffle(shuffled, new Random(seed + 1));

        assertThat(GuardedMerge.merge(records, shuffled, 0, (one, other) -> weight(weights, one, other)))
                .isEqualTo(people);
    }

    @Property(tries = 300)
    void a_record_that_is_like_nobody_changes_nothing(
            @ForAll @IntRange(min = 2, max = 12) int records, @ForAll long seed) {
        Map<Long, Double> weights = weights(records, seed);
        int[] people = GuardedMerge.merge(records, links(weights), 0, (one, other) -> weight(weights, one, other));

        int[] withAnother =
                GuardedMerge.merge(records + 1, links(weights), 0, (one, other) -> weight(weights, one, other));

        assertThat(Arrays.copyOf(withAnother, records)).isEqualTo(people);
        assertThat(withAnother[records]).isEqualTo(records);
    }

    @Property(tries = 300)
    void groups_that_stay_apart_have_a_mean_below_the_threshold(
            @ForAll @IntRange(min = 2, max = 10) int records, @ForAll long seed) {
        Map<Long, Double> weights = weights(records, seed);
        int[] people = GuardedMerge.merge(records, links(weights), 0, (one, other) -> weight(weights, one, other));

        for (Link link : links(weights)) {
            if (people[link.one()] != people[link.other()]) {
                assertThat(mean(people, people[link.one()], people[link.other()], weights))
                        .isLessThan(1e-9);
            }
        }
    }

    private static double mean(int[] people, int one, int other, Map<Long, Double> weights) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < people.length; i++) {
            for (int j = 0; j < people.length; j++) {
                if (people[i] == one && people[j] == other) {
                    sum += weight(weights, Math.min(i, j), Math.max(i, j));
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }

    private static Map<Long, Double> weights(int records, long seed) {
        Random random = new Random(seed);
        Map<Long, Double> weights = new TreeMap<>();
        for (int one = 0; one < records; one++) {
            for (int other = one + 1; other < records; other++) {
                weights.put((long) one * 100 + other, random.nextDouble() * 20 - 10);
            }
        }
        return weights;
    }

    private static List<Link> links(Map<Long, Double> weights) {
        List<Link> links = new ArrayList<>();
        weights.forEach((pair, weight) -> links.add(new Link((int) (pair / 100), (int) (pair % 100), weight)));
        return links;
    }

    private static double weight(Map<Long, Double> weights, int one, int other) {
        return weights.getOrDefault((long) one * 100 + other, STRANGERS);
    }
}
