package kinbridge.mappings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a case system's own column names become before a mapping sees them. */
class ColumnMapTest {

    private static final ColumnMap.Table REVIEWS = new ColumnMap.Table(
            "reviews", Set.of("Registration ID"), Map.of("registration id", "plan_id"), Set.of("secret"));

    private static final ColumnMap MAP = new ColumnMap("invented", "test", List.of(REVIEWS));

    private static List<Item> csv(ColumnMap map, String text) throws Exception {
        List<Item> items = new ArrayList<>();
        CsvItems.split(payload(map, text), CsvItems.Dialect.COMMA, columns -> String.join("|", columns), items::add);
        return items;
    }

    private static Payload payload(ColumnMap map, String text) {
        return new Payload(
                "test-feed",
                "payload",
                null,
                () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                map);
    }

    private static List<Item> json(String text) throws Exception {
        List<Item> items = new ArrayList<>();
        new JsonItems(node -> node.has("plan_id") ? "reviews" : "other").split(payload(MAP, text), items::add);
        return items;
    }

    @Test
    void a_header_is_renamed_before_its_table_is_recognised() throws Exception {
        assertThat(csv(MAP, "REGISTRATION  ID,other\n1,2\n")).singleElement().satisfies(item -> {
            assertThat(item.type()).isEqualTo("plan_id|other");
            assertThat(item.content()).isEqualTo("{\"plan_id\":\"1\",\"other\":\"2\"}");
        });
    }

    @Test
    void what_is_in_an_ignored_column_is_nowhere() throws Exception {
        assertThat(csv(MAP, "secret,registration id\nhidden,1\n"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.type()).isEqualTo("plan_id");
                    assertThat(item.content()).isEqualTo("{\"plan_id\":\"1\"}");
                });
    }

    @Test
    void columns_of_no_table_of_the_map_stay_as_they_are() throws Exception {
        assertThat(csv(MAP, "plan_id,secret\n1,2\n"))
                .singleElement()
                .satisfies(item -> assertThat(item.content()).isEqualTo("{\"plan_id\":\"1\",\"secret\":\"2\"}"));
    }

    @Test
    void a_payload_without_a_map_is_untouched() throws Exception {
        assertThat(csv(ColumnMap.NONE, "Registration ID\n1\n"))
                .singleElement()
                .satisfies(item -> assertThat(item.content()).isEqualTo("{\"Registration ID\":\"1\"}"));
    }

    @Test
    void a_row_of_a_view_is_renamed_by_its_own_columns() throws Exception {
        assertThat(json("[{\"Registration ID\":7,\"secret\":\"x\",\"n\":null},{\"n\":1}]"))
                .extracting(Item::type, Item::content)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("reviews", "{\"plan_id\":7,\"n\":null}"),
                        org.assertj.core.groups.Tuple.tuple("other", "{\"n\":1}"));
    }

    @Test
    void two_columns_that_would_be_one_are_refused_and_not_guessed() {
        assertThatThrownBy(() -> csv(MAP, "registration id,plan_id\n1,2\n"))
                .isInstanceOf(UnreadablePayload.class)
                .hasMessage("two columns are plan_id by the column map invented, expected one");
    }

    @Test
    void such_a_row_of_a_view_is_a_fault_and_the_next_goes_on() throws Exception {
        assertThat(json("[{\"registration id\":1,\"plan_id\":2},{\"plan_id\":3}]"))
                .extracting(item -> item.fault() == null)
                .containsExactly(false, true);
    }

    @Test
    void of_two_tables_the_one_that_says_more_of_the_header_fits() throws Exception {
        ColumnMap.Table closer = new ColumnMap.Table(
                "closer", Set.of("registration id", "outcome"), Map.of("registration id", "id"), Set.of());
        assertThat(csv(new ColumnMap("two", "test", List.of(REVIEWS, closer)), "registration id,outcome\n1,2\n"))
                .singleElement()
                .satisfies(item -> assertThat(item.type()).isEqualTo("id|outcome"));
    }

    @Test
    void a_header_that_fits_two_tables_equally_is_refused() {
        ColumnMap.Table other = new ColumnMap.Table("other", Set.of("outcome"), Map.of(), Set.of());
        assertThatThrownBy(() ->
                        csv(new ColumnMap("two", "test", List.of(REVIEWS, other)), "registration id,outcome\n1,2\n"))
                .isInstanceOf(UnreadablePayload.class)
                .hasMessageContaining("columns of both reviews and other");
    }
}
