package kinbridge.mappings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class JsonItemsTest {

    private final JsonItems items =
            new JsonItems(object -> object.path("is").asText("unknown"), "data", "results.list");

    @Test
    void an_array_gives_its_objects() throws Exception {
        assertThat(contents("[{\"is\":\"a\"}, {\"n\":1.50}]")).containsExactly("{\"is\":\"a\"}", "{\"n\":1.50}");
    }

    @Test
    void an_object_with_the_named_array_gives_what_is_in_it() throws Exception {
        assertThat(contents("{\"before\":{\"x\":[1]},\"data\":[{\"n\":1},{\"n\":2}],\"after\":3}"))
                .containsExactly("{\"n\":1}", "{\"n\":2}");
    }

    @Test
    void an_object_that_says_nothing_about_itself_is_of_unknown_type() throws Exception {
        assertThat(split("[{\"is\":\"\"}, {\"is\":null}, {}]"))
                .extracting(Item::type)
                .containsExactly("unknown", "unknown", "unknown");
    }

    @Test
    void an_array_may_stand_deeper() throws Exception {
        assertThat(contents("{\"results\":{\"total\":1,\"list\":[{\"n\":1}]}}")).containsExactly("{\"n\":1}");
    }

    @Test
    void an_array_of_another_name_stays_in_its_object() throws Exception {
        assertThat(contents("{\"other\":[{\"n\":1}]}")).containsExactly("{\"other\":[{\"n\":1}]}");
    }

    @Test
    void an_empty_array_gives_nothing_and_is_no_fault() throws Exception {
        assertThat(split("{\"data\":[]}")).isEmpty();
    }

    @Test
    void one_object_a_line_gives_an_item_a_line() throws Exception {
        List<Item> found = split("{\"n\":1}\r\n\n{\"n\":2}\n");
        assertThat(found).extracting(Item::content).containsExactly("{\"n\":1}", "{\"n\":2}");
        assertThat(found).extracting(Item::location).containsExactly("line 1", "line 3");
    }

    @Test
    void a_broken_line_costs_that_line_only() throws Exception {
        List<Item> found = split("{\"n\":1}\n{\"n\":\n{\"n\":3}\n");
        assertThat(found).extracting(item -> item.fault() == null).containsExactly(true, false, true);
    }

    @Test
    void an_array_that_breaks_off_keeps_the_objects_before_and_faults_the_last() throws Exception {
        List<Item> found = split("[{\"n\":1},{\"n\":2},{\"n\":3,\"text\":\"half");
        assertThat(found).extracting(item -> item.fault() == null).containsExactly(true, true, false);
        assertThat(found.get(2).fault().reason()).startsWith("the payload breaks off here");
        assertThat(found.get(2).location()).isEqualTo("object 3, line 1 column 37");
    }

    @Test
    void what_is_not_an_object_is_a_fault_of_its_own() throws Exception {
        assertThat(split("[1,{\"n\":1},null]"))
                .extracting(item -> item.fault() == null)
                .containsExactly(false, true, false);
    }

    @Test
    void a_byte_order_mark_is_removed() throws Exception {
        assertThat(contents("\uFEFF{\"n\":1}")).containsExactly("{\"n\":1}");
    }

    @Test
    void text_that_is_not_utf_8_is_refused_by_name() {
        for (String name : List.of("UTF-16", "UTF-16LE", "UTF-16BE")) {
            Payload payload = Payloads.of("[{\"n\":1}]".getBytes(Charset.forName(name)));
            assertThatThrownBy(() -> Payloads.items(payload, items::split))
                    .isInstanceOf(UnreadablePayload.class)
                    .hasMessageContaining("UTF-16");
        }
    }

    @Test
    void an_empty_payload_is_refused() {
        assertThatThrownBy(() -> split("")).isInstanceOf(UnreadablePayload.class);
        assertThatThrownBy(() -> split(" \n ")).isInstanceOf(UnreadablePayload.class);
    }

    @Test
    void a_reason_never_quotes_the_payload() throws Exception {
        List<Item> found = split("[{\"name\":\"Nora Named\" Named}]");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).fault().toString()).doesNotContain("Nora").doesNotContain("Named");
    }

    @Test
    void an_object_over_the_limit_is_one_fault_and_the_next_is_read() throws Exception {
        String large = "{\"list\":[" + String.join(",", Collections.nCopies(600_000, "\"12345678\"")) + "]}";
        List<Item> found = split("[{\"n\":1}," + large + ",{\"n\":3}]");
        assertThat(found).extracting(item -> item.fault() == null).containsExactly(true, false, true);
        assertThat(found.get(1).fault().reason()).contains("4 MiB");
        assertThat(found.get(1).content().length()).isLessThan(JsonItems.OBJECT_LIMIT_BYTES + 100);
    }

    @Test
    void a_line_over_the_limit_is_one_fault_and_the_next_is_read() throws Exception {
        String large = "{\"t\":\"" + "x".repeat(JsonItems.OBJECT_LIMIT_BYTES) + "\"}";
        assertThat(split("{\"n\":1}\n" + large + "\n{\"n\":3}"))
                .extracting(item -> item.fault() == null)
                .containsExactly(true, false, true);
    }

    @Test
    void a_long_payload_is_not_held_in_memory() throws Exception {
        byte[] object = ("{\"text\":\"" + "x".repeat(1 << 20) + "\"},").getBytes(StandardCharsets.UTF_8);
        int objects = 400;
        List<InputStream> parts = new ArrayList<>(List.of(stream("[")));
        IntStream.range(0, objects).forEach(i -> parts.add(new ByteArrayInputStream(object)));
        parts.add(stream("{}]"));
        Payload payload = new Payload("f", "long", null, () -> new SequenceInputStream(Collections.enumeration(parts)));
        int[] count = new int[1];
        items.split(payload, item -> count[0]++);
        assertThat(count[0]).isEqualTo(objects + 1);
    }

    /** Wherever it breaks off, whole objects before the break are given, and no exception is thrown. */
    @Property(tries = 200)
    void it_may_break_off_anywhere(@ForAll @IntRange(min = 1, max = 60) int length) throws Exception {
        String whole = "{\"x\":\"\u00e4\",\"data\":[{\"n\":1},{\"n\":{\"m\":[2]}},{\"n\":3}],\"y\":true}";
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        int kept = Math.min(length, bytes.length);
        List<Item> found = Payloads.items(Payloads.of(java.util.Arrays.copyOf(bytes, kept)), items::split);
        String start = new String(bytes, 0, kept, StandardCharsets.UTF_8);
        long objects = List.of("{\"n\":1}", "{\"n\":{\"m\":[2]}}", "{\"n\":3}").stream()
                .filter(start::contains)
                .count();
        assertThat(found.stream().filter(item -> item.fault() == null)).hasSize((int) objects);
        assertThat(found.stream().filter(item -> item.fault() != null)).hasSize(kept == bytes.length ? 0 : 1);
    }

    private List<String> contents(String text) throws Exception {
        return split(text).stream().map(Item::content).toList();
    }

    private List<Item> split(String text) throws Exception {
        return Payloads.items(Payloads.of(text), items::split);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
