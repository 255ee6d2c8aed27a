package kinbridge.hiding;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How coarse answers about families are.
 *
 * @param floorMilliseconds no answer leaves sooner; a slower one leaves at twice, four times, eight times
 *     this, so that how much work was done does not show
 * @param paddingBytes the length of an answer is rounded up to a multiple of this
 */
@ConfigurationProperties("kinbridge.hiding")
public record EvenAnswerSettings(
        @DefaultValue("50") long floorMilliseconds,
        @DefaultValue("4096") int paddingBytes) {

    public EvenAnswerSettings {
        if (floorMilliseconds < 1 || floorMilliseconds > 2_000) {
            throw new IllegalArgumentException("kinbridge.hiding.floor-milliseconds: expected 1 to 2000");
        }
        if (paddingBytes < 64 || paddingBytes > 1_048_576) {
            throw new IllegalArgumentException("kinbridge.hiding.padding-bytes: expected 64 to 1048576");
        }
    }
}
