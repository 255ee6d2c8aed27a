package kinbridge.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class OrderedIdsTest {

    @Property
    void an_id_of_a_later_moment_comes_later_as_the_database_sorts_it(
            @ForAll @LongRange(min = 0, max = 1L << 46) long millis,
            @ForAll @LongRange(min = 1, max = 1L << 40) long more) {
        UUID early = OrderedIds.at(Instant.ofEpochMilli(millis));
        UUID late = OrderedIds.at(Instant.ofEpochMilli(millis + more));

        assertThat(early.toString()).isLessThan(late.toString());
        assertThat(early.version()).isEqualTo(7);
        assertThat(early.variant()).isEqualTo(2);
    }

    @Test
    void two_ids_of_one_moment_differ() {
        assertThat(OrderedIds.at(Instant.EPOCH)).isNotEqualTo(OrderedIds.at(Instant.EPOCH));
    }
}
