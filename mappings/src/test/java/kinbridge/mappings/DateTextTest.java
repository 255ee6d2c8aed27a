package kinbridge.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {

    @ParameterizedTest
    @CsvSource({
        "2024-06-14, 2024-06-14",
        "2024-06-14 00:00:00.000, 2024-06-14",
        "2024-06-14T00:00:00, 2024-06-14",
        "2024-06-14 09:30:00.000, 2024-06-14T08:30:00Z",
        "2024-01-14T09:30:00, 2024-01-14T09:30:00Z",
        "2024-06-14T09:30:00Z, 2024-06-14T09:30:00Z",
        "2024-06-14T09:30:00+01:00, 2024-06-14T08:30:00Z",
        "2024-06-14T09:30:00.5+0100, 2024-06-14T08:30:00.500Z",
        "14/06/2024, 2024-06-14",
        "4/6/2024, 2024-06-04",
        "14/06/2024 9:30, 2024-06-14T08:30:00Z",
        "20240614090652, 2024-06-14T09:06:52Z",
        "20240614, 2024-06-14",
        "Fri Jun 14 09:06:52 BST 2024, 2024-06-14T08:06:52Z",
        "Sun Jan 14 09:06:52 GMT 2024, 2024-01-14T09:06:52Z",
        "2024, 2024",
        "2024-06, 2024-06"
    })
    void a_date_is_read_in_every_form(String text, String expected) {
        assertThat(DateText.read(text, DateText.Order.DAY_FIRST))
                .isEqualTo(new DateText.Found(Occurred.parse(expected)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "1900-01-01", "0001-01-01T00:00:00", "01/01/1900", "9999-12-31"})
    void an_empty_value_and_the_dates_that_mean_none_are_absent(String text) {
        assertThat(DateText.read(text, DateText.Order.DAY_FIRST)).isEqualTo(new DateText.Absent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31/02/2024",
                "20240231083000",
                "Sat Feb 31 09:06:52 GMT 2024",
                "2024-13-01",
                "1066-04-13",
                "next week",
                "14/06/24",
                "Fri Jun 14 09:06:52 PKT 2024"
            })
    void what_is_no_date_is_refused(String text) {
        assertThat(DateText.read(text, DateText.Order.DAY_FIRST)).isInstanceOf(DateText.NotADate.class);
    }

    @Test
    void a_date_of_unknown_order_is_refused_only_where_it_could_be_two_days() {
        assertThat(DateText.read("11/2/2011", DateText.Order.UNKNOWN)).isInstanceOf(DateText.NotADate.class);
        assertThat(DateText.read("2/25/2011", DateText.Order.UNKNOWN))
                .isEqualTo(new DateText.Found(Occurred.parse("2011-02-25")));
        assertThat(DateText.read("25/2/2011", DateText.Order.UNKNOWN))
                .isEqualTo(new DateText.Found(Occurred.parse("2011-02-25")));
        assertThat(DateText.read("2/2/2011", DateText.Order.UNKNOWN))
                .isEqualTo(new DateText.Found(Occurred.parse("2011-02-02")));
    }

    @Property
    void no_text_makes_it_throw(@ForAll String text, @ForAll DateText.Order order) {
        assertThat(DateText.read(text, order)).isNotNull();
    }

    @Property
    void no_digits_make_it_throw(@ForAll @NumericChars String text, @ForAll DateText.Order order) {
        assertThat(DateText.read(text, order)).isNotNull();
    }
}
