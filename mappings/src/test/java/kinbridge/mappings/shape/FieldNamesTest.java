package kinbridge.mappings.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldNamesTest {

    private static final List<String> PLAIN = List.of("cont_contact_id", "cont_person_id");

    @ParameterizedTest
    @ValueSource(strings = {"noise_level", "payload.data.riskLevel", "address2", "persons[].alias"})
    void a_name_is_shown_as_written(String name) {
        assertThat(FieldNames.shown(name, PLAIN)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Inventa Imagined", "9990001375", "someone@example.org", "4/5/2019", "01632 960700"})
    void what_looks_like_a_value_is_masked(String value) {
        assertThat(FieldNames.shown(value, PLAIN)).isEqualTo(Mask.of(value)).isNotEqualTo(value);
    }

    @Test
    void a_name_may_have_a_space_where_declared_names_have_one() {
        assertThat(FieldNames.shown("New Column", List.of("Child Unique ID"))).isEqualTo("New Column");
    }
}
