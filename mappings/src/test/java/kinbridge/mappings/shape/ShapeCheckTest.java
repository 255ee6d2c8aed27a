package kinbridge.mappings.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Item;
import kinbridge.mappings.Unreadable;
import kinbridge.mappings.shape.Difference.Kind;
import org.junit.jupiter.api.Test;

class ShapeCheckTest {

    private static final String TENURE = """
            item,field,kind,always,codes
            tenure,ref,text,yes,
            tenure,started,date,no,
            tenure,rent,number,no,
            tenure,kind,code,no,Secure|Temporary B&B
            tenure,members/name,text,yes,
            tenure,members/born,date,no,
            tenure,charges,any,no,
            """;

    @Test
    void what_is_as_declared_is_no_difference() throws IOException {
        assertThat(differences("""
                {"ref": "T1", "started": "2024-01-02", "rent": "88.10", "kind": "secure",
                 "members": [{"name": "A", "born": null}, {"name": ""}], "charges": {"x": [1, {"y": 2}]}}""")).isEmpty();
    }

    @Test
    void a_new_field_is_shown_with_a_masked_sample() throws IOException {
        assertThat(differences("{\"ref\": \"T1\", \"mood\": \"Sad 12\"}"))
                .containsExactly(new Difference("tenure", "mood", Kind.NEW_FIELD, "", "object 1", 1, "Xxx 99"));
    }

    @Test
    void a_new_structure_is_one_difference_and_not_one_for_each_field_in_it() throws IOException {
        assertThat(differences("{\"ref\": \"T1\", \"risk\": {\"a\": 1, \"b\": 2}}"))
                .extracting(Difference::field)
                .containsExactly("risk");
    }

    @Test
    void a_field_that_is_always_there_and_did_not_come_is_missing() throws IOException {
        assertThat(differences("{\"rent\": 1}", "{\"rent\": 2}"))
                .containsExactly(new Difference(
                        "tenure", "ref", Kind.MISSING_FIELD, "declared as always there", "object 1", 2, null));
    }

    @Test
    void a_field_is_not_missing_where_what_stands_around_it_did_not_come() throws IOException {
        assertThat(differences("{\"ref\": \"T1\", \"members\": []}")).isEmpty();
    }

    @Test
    void a_new_field_of_nearly_the_name_of_one_that_came_nowhere_is_perhaps_renamed() throws IOException {
        assertThat(differences("{\"ref\": \"T1\", \"started_at\": \"2024-01-02\"}"))
                .containsExactly(new Difference(
                        "tenure",
                        "started_at",
                        Kind.RENAMED_FIELD,
                        "declared is started",
                        "object 1",
                        1,
                        "9999-99-99"));
    }

    @Test
    void one_bad_date_among_good_ones_is_a_bad_date_and_not_another_kind_of_value() throws IOException {
        assertThat(differences(
                        "{\"ref\": \"1\", \"started\": \"soon\"}",
                        "{\"ref\": \"2\", \"started\": \"2024-01-02\"}",
                        "{\"ref\": \"3\", \"started\": \"2024-01-02\"}"))
                .isEmpty();
    }

    @Test
    void values_that_mostly_are_not_of_the_declared_kind_are_shown() throws IOException {
        assertThat(differences("{\"ref\": \"1\", \"rent\": \"low\"}", "{\"ref\": \"2\", \"rent\": \"high\"}"))
                .containsExactly(new Difference(
                        "tenure", "rent", Kind.RETYPED_FIELD, "2 of 2 values are not a number", "object 1", 2, "xxx"));
    }

    @Test
    void a_structure_where_a_value_is_declared_is_shown() throws IOException {
        assertThat(differences("{\"ref\": {\"id\": \"1\"}}"))
                .extracting(Difference::kind)
                .containsExactly(Kind.RETYPED_FIELD);
    }

    @Test
    void a_value_where_a_structure_is_declared_is_shown() throws IOException {
        assertThat(differences("{\"ref\": \"1\", \"members\": \"Ann\"}"))
                .extracting(Difference::kind, Difference::sample)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.RETYPED_FIELD, "Xxx"));
    }

    @Test
    void a_code_that_is_not_in_the_list_is_counted_and_masked() throws IOException {
        assertThat(differences("{\"ref\": \"1\", \"kind\": \"Tied\"}", "{\"ref\": \"2\", \"kind\": \"Tied\"}"))
                .containsExactly(new Difference("tenure", "kind", Kind.UNKNOWN_CODE, "", "object 1", 2, "Xxxx"));
    }

    @Test
    void a_type_of_item_that_is_not_declared_is_shown() throws IOException {
        Item item = new Item("test", "payload", null, "garage", "object 1", "{}", null);
        ShapeCheck check = new ShapeCheck(shape());
        check.look(item);
        assertThat(check.differences()).extracting(Difference::kind).containsExactly(Kind.NEW_ITEM);
    }

    @Test
    void an_item_that_could_not_be_cut_soundly_shows_nothing_of_the_shape() throws IOException {
        Unreadable fault = new Unreadable("row 1", null, null, "2 columns", "3 columns");
        ShapeCheck check = new ShapeCheck(shape());
        check.look(new Item("test", "payload", null, "tenure", "row 1", "a,b", fault));
        assertThat(check.differences()).isEmpty();
    }

    @Test
    void elements_of_xml_are_fields_too() throws IOException {
        assertThat(differences("<tenure>stray<ref>1</ref><members><name/></members><other>x</other></tenure>"))
                .extracting(Difference::field)
                .containsExactly("other");
    }

    @Test
    void no_letter_or_digit_of_a_value_is_shown() {
        assertThat(Mask.of("Zoë O'Neil, 12b £5")).isEqualTo("Xxx X'Xxxx, 99x x9");
    }

    @Test
    void the_names_of_a_format_stand_in_their_order_and_each_once() {
        assertThat(FeedMapping.all())
                .allSatisfy(mapping -> assertThat(Shape.of(mapping).items())
                        .allSatisfy(item -> assertThat(Shape.of(mapping).names(item))
                                .doesNotHaveDuplicates()
                                .doesNotContain("*")));
        assertThat(Shape.ofFormat("socialcare-ssd").orElseThrow().names("ssd_mother"))
                .containsExactly("moth_table_id", "moth_person_id", "moth_childs_person_id", "moth_childs_dob");
    }

    @Test
    void a_slash_in_a_column_is_part_of_its_name() {
        assertThat(Shape.ofFormat("housing-summary").orElseThrow().names("single-view"))
                .contains("Service/Event Desc");
    }

    @Test
    void a_shape_file_that_declares_a_field_twice_is_refused() {
        assertThatThrownBy(() -> read(TENURE + "tenure,REF,text,no,\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("declared twice");
    }

    private static List<Difference> differences(String... contents) throws IOException {
        ShapeCheck check = new ShapeCheck(shape());
        int number = 0;
        for (String content : contents) {
            check.look(new Item("test", "payload", null, "tenure", "object " + ++number, content, null));
        }
        return check.differences();
    }

    private static Shape shape() throws IOException {
        return read(TENURE);
    }

    private static Shape read(String csv) throws IOException {
        return Shape.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), "test.shape.csv");
    }
}
