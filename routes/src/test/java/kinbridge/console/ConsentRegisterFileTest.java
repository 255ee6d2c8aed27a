package kinbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of the consent register is opened in a spreadsheet. */
class ConsentRegisterFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@cmd", "\t=1", "\r=1"})
    void a_cell_that_a_spreadsheet_would_calculate_is_a_text(String text) {
        assertThat(ConsentRegisterPage.cell(text)).isEqualTo("\"'" + text + "\"");
    }

    @Test
    void any_other_cell_stays_as_it_is_with_its_quotes_doubled() {
        assertThat(ConsentRegisterPage.cell("GIVEN")).isEqualTo("\"GIVEN\"");
        assertThat(ConsentRegisterPage.cell("a \"part\"")).isEqualTo("\"a \"\"part\"\"\"");
    }
}
