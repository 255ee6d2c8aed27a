package kinbridge.grants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.calendar.Lasting;
import kinbridge.calendar.WorkingDays;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class GrantTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Lasting LASTING = new Lasting(WorkingDays.ofEngland(Set.of(), Set.of()));
    private static final Map<HarmLevel, String> LIMITS = Map.of(
            HarmLevel.L1, "8w",
            HarmLevel.L2, "8w",
            HarmLevel.L3, "8w",
            HarmLevel.CIN, "3m",
            HarmLevel.S47, "10wd",
            HarmLevel.CP, "3m",
            HarmLevel.IMMINENT, "24h");

    private static Grant grant(Basis basis, HarmLevel harm, Instant opened) {
        Map<HarmLevel, Instant> limits = new EnumMap<>(HarmLevel.class);
        LIMITS.forEach((level, lasts) -> limits.put(level, LASTING.until(opened, lasts)));
        return new Grant(UUID.randomUUID(), basis, Set.of("HE"), harm, limits.get(harm), limits, true, true);
    }

    @Test
    void what_a_supervisor_signed_covers_its_group_below_an_enquiry() {
        Grant signed = grant(Basis.SIGNED_FIRST, HarmLevel.CIN, NOON);

        assertThat(signed.covers("HE", HarmLevel.CIN, HarmLevel.CIN, NOON)).isTrue();
        assertThat(signed.covers("CJ", HarmLevel.CIN, HarmLevel.CIN, NOON)).isFalse();
        assertThat(signed.covers("HE", HarmLevel.S47, HarmLevel.S47, NOON)).isFalse();
    }

    @Test
    void it_ends_when_the_child_is_better_off_and_not_when_worse() {
        Grant signed = grant(Basis.SIGNED_FIRST, HarmLevel.CIN, NOON);

        assertThat(signed.covers("HE", HarmLevel.CIN, HarmLevel.L3, NOON)).isFalse();
        assertThat(signed.covers("HE", HarmLevel.CIN, HarmLevel.CP, NOON)).isTrue();
    }

    @Test
    void what_the_hub_opened_in_an_enquiry_does_not_reach_into_the_plan() {
        Grant atOnce = grant(Basis.AT_ONCE, HarmLevel.S47, NOON);

        assertThat(atOnce.covers("HE", HarmLevel.S47, HarmLevel.S47, NOON)).isTrue();
        assertThat(atOnce.covers("HE", HarmLevel.CP, HarmLevel.CP, NOON)).isFalse();
    }

    @Test
    void a_record_of_a_shorter_limit_ends_before_the_grant() {
        Grant signed = grant(Basis.SIGNED_FIRST, HarmLevel.CIN, NOON);
        Instant afterTenWeeks = NOON.plus(Duration.ofDays(70));

        assertThat(signed.covers("HE", HarmLevel.CIN, HarmLevel.CIN, afterTenWeeks))
                .isTrue();
        assertThat(signed.covers("HE", HarmLevel.L3, HarmLevel.CIN, afterTenWeeks))
                .isFalse();
    }

    @Property(tries = 5_000)
    void no_grant_outlives_the_limit_of_its_level(
            @ForAll Basis basis,
            @ForAll HarmLevel carrying,
            @ForAll HarmLevel record,
            @ForAll HarmLevel focus,
            @ForAll @LongRange(min = 0, max = 400L * 24 * 60) long minutes) {
        Grant grant = grant(basis, carrying, NOON);
        Instant later = NOON.plus(Duration.ofMinutes(minutes));

        if (grant.covers("HE", record, focus, later)) {
            assertThat(later).isBefore(LASTING.until(NOON, LIMITS.getOrDefault(carrying, "")));
            if (basis != Basis.BROKEN_GLASS) {
                assertThat(later).isBefore(LASTING.until(NOON, LIMITS.getOrDefault(record, "")));
            }
        }
    }
}
