package kinbridge.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Year;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    private static final Year THIS_YEAR = Year.of(2026);

    @ParameterizedTest
    @ValueSource(strings = {"9990000026", "999 000 0026", "999-000-0026"})
    void an_nhs_number_is_ten_digits_that_pass_modulus_11(String text) {
        assertThat(NhsNumber.read(text)).contains(new NhsNumber("9990000026"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9990000027", "91000000009", "9999999999", "0000000000", "999000002", "", "99900000X6"})
    void what_fails_modulus_11_is_no_nhs_number(String text) {
        assertThat(NhsNumber.read(text)).isEmpty();
    }

    @Property
    void one_wrong_digit_is_always_noticed(
            @ForAll @IntRange(min = 0, max = 9) int place, @ForAll @IntRange(min = 1, max = 9) int by) {
        char[] digits = "9990000026".toCharArray();
        digits[place] = (char) ('0' + (digits[place] - '0' + by) % 10);
        assertThat(NhsNumber.read(new String(digits))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1979/0163001B, 1979/0163001B",
        "79/163001B, 1979/0163001B",
        "19790163001B, 1979/0163001B",
        "02/73319z, 2002/0073319Z",
        "1981/34U, 1981/0000034U",
        "2003/0011985X, 2003/0011985X"
    })
    void a_pnc_number_has_one_form(String text, String canonical) {
        assertThat(PncNumber.read(text, THIS_YEAR)).contains(new PncNumber(canonical));
    }

    @Test
    void a_pnc_number_with_another_letter_is_none() {
        assertThat(PncNumber.read("1979/0163001C", THIS_YEAR)).isEmpty();
    }

    @Test
    void a_cro_number_has_one_form() {
        char letter = PoliceCheckLetter.of(79, "012345");
        assertThat(CroNumber.read("12345/79" + letter)).contains(new CroNumber("012345/79" + letter));
        char small = PoliceCheckLetter.of(83, "50058");
        assertThat(CroNumber.read("sf83/50058" + small)).contains(new CroNumber("SF83/50058" + small));
        assertThat(CroNumber.read("12345/79" + (letter == 'A' ? 'B' : 'A'))).isEmpty();
    }

    @Test
    void a_upn_with_a_wrong_check_letter_is_kept_and_known() {
        assertThat(Upn.read("H801200001001").map(Upn::checkLetterAgrees)).contains(true);
        assertThat(Upn.read("A123456789123").map(Upn::checkLetterAgrees)).contains(false);
        assertThat(Upn.read("1234")).isEmpty();
    }

    @Test
    void a_case_reference_and_a_prison_number_have_their_forms() {
        assertThat(Crn.read(" x123456 ")).contains(new Crn("X123456"));
        assertThat(Crn.read("X12345")).isEmpty();
        assertThat(NomsNumber.read("a1234bc")).contains(new NomsNumber("A1234BC"));
        assertThat(NomsNumber.read("A1234B")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kb11aa, KB1 1AA", "KB1 1AA, KB1 1AA", "' ec1a  1bb', EC1A 1BB"})
    void a_postcode_has_one_form(String text, String canonical) {
        assertThat(Postcode.read(text).map(Postcode::value)).contains(canonical);
    }

    @Test
    void what_is_no_postcode_is_none() {
        assertThat(Postcode.read("KB1")).isEmpty();
        assertThat(Postcode.read("no fixed abode")).isEmpty();
    }

    @Test
    void an_unknown_code_for_sex_or_yes_is_empty_and_not_guessed() {
        assertThat(Sex.read("02")).contains(Sex.FEMALE);
        assertThat(Sex.read("Q")).isEmpty();
        assertThat(YesNo.read("n")).contains(false);
        assertThat(YesNo.read("maybe")).isEmpty();
    }

    @Property
    void no_text_makes_any_of_them_throw(@ForAll String text) {
        assertThat(new Optional<?>[] {
                    NhsNumber.read(text),
                    PncNumber.read(text, THIS_YEAR),
                    CroNumber.read(text),
                    Crn.read(text),
                    NomsNumber.read(text),
                    Postcode.read(text),
                    Sex.read(text),
                    YesNo.read(text),
                    Upn.read(text)
                })
                .doesNotContainNull();
    }
}
