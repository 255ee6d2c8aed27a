package kinbridge.mappings.socialcare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.Payload;
import org.junit.jupiter.api.Test;

/** A census of 20 MB, made while it is read, goes through child by child. */
class LargeCensusTest {

    private static final int CHILDREN = 25_000;

    @Test
    void a_large_census_is_never_held_whole() throws Exception {
        CinMapping mapping = new CinMapping();
        AtomicInteger understood = new AtomicInteger();
        AtomicInteger peakMegabytes = new AtomicInteger();
        long before = usedMegabytes();
        mapping.split(new Payload("socialcare-cin", "large", null, LargeCensusTest::census), item -> {
            if (mapping.map(item) instanceof ItemOutcome.Understood && understood.incrementAndGet() % 5_000 == 0) {
                peakMegabytes.accumulateAndGet((int) (usedMegabytes() - before), Math::max);
            }
        });
        assertThat(understood).hasValue(CHILDREN);
        assertThat(peakMegabytes.get()).isLessThan(10);
    }

    private static long usedMegabytes() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }

    private static InputStream census() {
        Iterator<InputStream> children =
                IntStream.range(0, CHILDREN).mapToObj(LargeCensusTest::child).iterator();
        return new SequenceInputStream(Collections.enumeration(java.util.List.of(
                bytes("<Message><Children>"),
                new SequenceInputStream(asEnumeration(children)),
                bytes("</Children></Message>"))));
    }

    private static InputStream child(int number) {
        return bytes("<Child><ChildIdentifiers><LAchildID>C" + number + "</LAchildID>"
                + "<PersonBirthDate>2015-03-27</PersonBirthDate></ChildIdentifiers><CINdetails>"
                + "<CINreferralDate>2023-10-06</CINreferralDate>"
                + "<CINPlanDates><CINPlanStartDate>2023-11-06</CINPlanStartDate></CINPlanDates>".repeat(6)
                + "</CINdetails></Child>");
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static java.util.Enumeration<InputStream> asEnumeration(Iterator<InputStream> streams) {
        return new java.util.Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return streams.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return streams.next();
            }
        };
    }
}
