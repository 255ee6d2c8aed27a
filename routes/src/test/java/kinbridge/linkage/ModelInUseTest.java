package kinbridge.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import kinbridge.linkage.ModelInUse.Outcome;
import kinbridge.linkage.ModelInUse.Verdict;
import kinbridge.linkage.likeness.Likeness;
import kinbridge.linkage.model.ModelFile;
import org.junit.jupiter.api.Test;

/** What a new hub decides, by the model that comes with the program and the shipped {@code linkage.yaml}. */
class ModelInUseTest {

    private static final String NUMBER = "9990039739";
    private static final String ANOTHER_NUMBER = "9990041105";
    private static final String MIDWIFERY = "midwifery-fhir";
    private static final String POLICE = "police-ppn";

    private final ModelInUse model = model();

    @Test
    void a_verified_number_with_the_same_date_of_birth_joins_a_misspelt_name() {
        assertThat(compare(
                        tiago().verified(NUMBER),
                        tiago().with("family", "Perreira").verified(NUMBER)))
                .isEqualTo(Outcome.JOINED);
    }

    @Test
    void a_twin_filed_under_the_others_number_goes_to_review() {
        assertThat(compare(
                        tiago().verified(NUMBER), tiago().with("given", "Ines").verified(NUMBER)))
                .isEqualTo(Outcome.REVIEW);
    }

    @Test
    void an_equal_number_with_quite_another_date_of_birth_goes_to_review() {
        assertThat(compare(
                        tiago().verified(NUMBER),
                        tiago().with("born", "1986-11-03").verified(NUMBER)))
                .isEqualTo(Outcome.REVIEW);
    }

    @Test
    void an_equal_number_with_quite_another_name_and_date_of_birth_goes_to_review() {
        assertThat(compare(
                        tiago().verified(NUMBER),
                        tiago().with("given", "Marta")
                                .with("born", "1986-11-03")
                                .verified(NUMBER)))
                .isEqualTo(Outcome.REVIEW);
    }

    @Test
    void two_different_verified_numbers_keep_apart_whatever_else_agrees() {
        assertThat(compare(
                        tiago().with("uprn", "990000000603").verified(NUMBER),
                        tiago().with("uprn", "990000000603").verified(ANOTHER_NUMBER)))
                .isEqualTo(Outcome.APART);
    }

    @Test
    void name_date_of_birth_and_home_together_join() {
        assertThat(compare(tiago().at("ZX1 2AB"), tiago().at("ZX1 2AB"))).isEqualTo(Outcome.JOINED);
    }

    @Test
    void the_same_name_and_date_of_birth_elsewhere_goes_to_review() {
        assertThat(compare(tiago().at("ZX1 2AB"), tiago().at("ZX9 9ZZ"))).isEqualTo(Outcome.REVIEW);
    }

    @Test
    void a_common_name_and_date_of_birth_alone_go_to_review() {
        assertThat(compare(john(), john())).isEqualTo(Outcome.REVIEW);
    }

    @Test
    void a_rare_name_and_a_date_of_birth_join_where_a_home_is_not_known() {
        assertThat(compare(tiago().at("ZX1 2AB"), tiago())).isEqualTo(Outcome.JOINED);
    }

    @Test
    void twins_of_rare_and_similar_names_do_not_join_where_a_home_is_not_known() {
        Somebody marlena = tiago().with("given", "Marlena").with("family", "Quillfeather");

        assertThat(compare(marlena, marlena.with("given", "Marlene"))).isEqualTo(Outcome.REVIEW);
    }

    @Test
    void a_rare_name_with_a_slip_in_the_date_of_birth_does_not_join() {
        assertThat(compare(tiago(), tiago().with("born", "2021-05-25"))).isNotEqualTo(Outcome.JOINED);
    }

    @Test
    void a_rare_name_without_a_date_of_birth_does_not_join() {
        assertThat(compare(tiago(), tiago().with("born", ""))).isNotEqualTo(Outcome.JOINED);
    }

    @Test
    void a_postcode_here_and_a_property_there_are_two_homes_that_are_known() {
        assertThat(compare(tiago().at("ZX1 2AB"), tiago().with("uprn", "990000000603")))
                .isEqualTo(Outcome.REVIEW);
    }

    @Test
    void the_same_telephone_joins_one_name_and_date_of_birth() {
        assertThat(compare(tiago().with("phone", "07700 900123"), tiago().with("phone", "+44 7700 900123")))
                .isEqualTo(Outcome.JOINED);
    }

    @Test
    void twins_at_one_address_are_not_joined() {
        assertThat(compare(tiago().at("ZX1 2AB"), tiago().with("given", "Ines").at("ZX1 2AB")))
                .isNotEqualTo(Outcome.JOINED);
    }

    @Test
    void twins_of_names_that_are_alike_at_one_address_are_not_joined() {
        Somebody tilda = tiago().with("given", "Tilda").at("ZX1 2AB");

        assertThat(compare(tilda, tilda.with("given", "Hilda"))).isEqualTo(Outcome.REVIEW);
    }

    @Test
    void a_name_that_is_alike_joins_where_a_number_agrees() {
        Somebody tilda = tiago().with("given", "Tilda").at("ZX1 2AB").verified(NUMBER);

        assertThat(compare(tilda, tilda.with("given", "Hilda"))).isEqualTo(Outcome.JOINED);
    }

    @Test
    void father_and_son_of_one_name_at_one_address_are_not_joined() {
        assertThat(compare(
                        tiago().at("ZX1 2AB"),
                        tiago().with("born", "1986-11-03").at("ZX1 2AB")))
                .isNotEqualTo(Outcome.JOINED);
    }

    @Test
    void a_given_and_family_name_the_wrong_way_round_still_join() {
        assertThat(compare(
                        tiago().at("ZX1 2AB"),
                        tiago().with("given", "Pereira").with("family", "Tiago").at("ZX1 2AB")))
                .isEqualTo(Outcome.JOINED);
    }

    @Test
    void two_entries_of_one_register_are_looked_at_and_never_joined() {
        assertThat(compare(
                        tiago().of(MIDWIFERY).with("uprn", "990000000603"),
                        tiago().of(MIDWIFERY).with("uprn", "990000000603")))
                .isEqualTo(Outcome.REVIEW);
    }

    @Test
    void a_child_who_is_expected_is_compared_with_nobody() {
        assertThat(compare(tiago().unborn(), tiago().unborn())).isEqualTo(Outcome.APART);
        assertThat(model.keys(model.known(tiago().unborn().row()))).isEmpty();
    }

    @Test
    void a_join_by_the_home_holds_when_the_home_is_hidden() {
        KnownIdentity one = model.known(john().at("ZX1 2AB").row());
        KnownIdentity other = model.known(john().at("ZX1 2AB").row());
        List<Integer> before = model.compare(one, other, Likeness.ofAFew()).levels();
        KnownIdentity hidden = model.known(john().row());

        assertThat(model.compare(hidden, other, Likeness.ofAFew()).outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(model.compare(hidden, other, Likeness.ofAFew(), before, model)
                        .outcome())
                .isEqualTo(Outcome.JOINED);
    }

    @Test
    void comparing_is_the_same_in_both_directions() {
        KnownIdentity one = model.known(tiago().at("ZX1 2AB").row());
        KnownIdentity other = model.known(tiago().with("given", "Thiago")
                .with("family", "Perreira")
                .at("ZX1 3AB")
                .row());

        Verdict there = model.compare(one, other, Likeness.ofAFew());
        Verdict back = model.compare(other, one, Likeness.ofAFew());

        assertThat(there.outcome()).isEqualTo(back.outcome());
        assertThat(there.levels()).isEqualTo(back.levels());
        assertThat(there.weight()).isEqualTo(back.weight());
    }

    @Test
    void an_identity_is_found_by_its_home_only_through_keys_that_go_with_the_address() {
        KnownIdentity there = model.known(tiago().at("ZX1 2AB").row());
        KnownIdentity nowhere = model.known(tiago().row());

        assertThat(model.homeKeys(there)).isNotEmpty();
        assertThat(model.homeKeys(nowhere)).isEmpty();
        assertThat(model.keys(nowhere)).isEqualTo(model.keys(there));
    }

    private Outcome compare(Somebody one, Somebody other) {
        return model.compare(model.known(one.row()), model.known(other.row()), Likeness.ofAFew())
                .outcome();
    }

    private static ModelInUse model() {
        try (InputStream file = ModelInUseTest.class.getResourceAsStream("/kinbridge/linkage/starting-model.json")) {
            String document = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            Path rules = Path.of(System.getProperty("kinbridge.home"), "config/linkage.yaml");
            return new ModelInUse(1, ModelFile.read(document), LinkageSettings.load(rules));
        } catch (IOException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static Somebody john() {
        return tiago().with("given", "John").with("family", "Smith");
    }

    private static Somebody tiago() {
        return new Somebody(POLICE, false, false, Map.of("given", "Tiago", "family", "Pereira", "born", "2021-05-24"));
    }

    private record Somebody(String system, boolean isUnborn, boolean isVerified, Map<String, String> values) {

        Somebody with(String field, String value) {
            Map<String, String> changed = new HashMap<>(values);
            changed.put(field, value);
            return new Somebody(system, isUnborn, isVerified, changed);
        }

        Somebody at(String postcode) {
            return with("postcode", postcode.replace(" ", ""));
        }

        Somebody verified(String number) {
            return new Somebody(system, isUnborn, true, with("nhs-number", number).values);
        }

        Somebody of(String register) {
            return new Somebody(register, isUnborn, isVerified, values);
        }

        Somebody unborn() {
            return new Somebody(system, true, isVerified, values);
        }

        IdentityRow row() {
            UUID id = UUID.randomUUID();
            return new IdentityRow(id, UUID.randomUUID(), system, id.toString(), isUnborn, isVerified, values);
        }
    }
}
