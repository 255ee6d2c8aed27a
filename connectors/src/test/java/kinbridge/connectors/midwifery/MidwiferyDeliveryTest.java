package kinbridge.connectors.midwifery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.util.HashMap;
import java.util.Map;
import kinbridge.connectors.DeliveryConnector.DeliveryRefused;
import kinbridge.connectors.DeliverySettings;
import kinbridge.mappings.Agency;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MidwiferyDeliveryTest extends MidwiferyTestCase {

    private final MidwiferyDelivery delivery = new MidwiferyDelivery();

    @BeforeEach
    void start_with_one_patient() throws Exception {
        startEmpty();
        midwifery.put(patient("anna", "9990000018"));
    }

    @Test
    void a_flag_arrives_and_its_reference_is_the_acknowledgement() throws Exception {
        String acknowledgement = delivery.deliver(settings(midwifery), "key-1", flag("9990000018"));

        assertThat(acknowledgement).matches("Flag/[^/]+/_history/1");
        assertThat(midwifery.received(Flag.class)).hasSize(1);
    }

    @Test
    void the_same_key_twice_is_one_flag() throws Exception {
        String first = delivery.deliver(settings(midwifery), "key-1", flag("9990000018"));
        String second = delivery.deliver(settings(midwifery), "key-1", flag("9990000018"));

        assertThat(second).isEqualTo(first);
        assertThat(midwifery.received(Flag.class)).hasSize(1);
    }

    @Test
    void another_key_is_another_flag() throws Exception {
        delivery.deliver(settings(midwifery), "key-1", flag("9990000018"));
        delivery.deliver(settings(midwifery), "key-2", flag("9990000018"));

        assertThat(midwifery.received(Flag.class)).hasSize(2);
    }

    @Test
    void a_flag_with_its_own_condition_changes_the_earlier_one() throws Exception {
        delivery.deliver(settings(midwifery), "key-1", plan("active"));
        String second = delivery.deliver(settings(midwifery), "key-2", plan("inactive"));

        assertThat(second).endsWith("/_history/2");
        assertThat(midwifery.received(Flag.class))
                .singleElement()
                .matches(flag -> flag.getStatus() == Flag.FlagStatus.INACTIVE);
    }

    @Test
    void a_flag_with_its_own_condition_twice_the_same_is_one_version() throws Exception {
        String first = delivery.deliver(settings(midwifery), "key-1", plan("active"));
        String second = delivery.deliver(settings(midwifery), "key-1", plan("active"));

        assertThat(second).isEqualTo(first).endsWith("/_history/1");
    }

    @Test
    void entries_that_refer_to_one_another_arrive_with_the_ids_that_midwifery_gave() throws Exception {
        delivery.deliver(settings(midwifery), "key-1", plan("active"));

        String plan = midwifery.received(CarePlan.class).get(0).getIdElement().getIdPart();
        Flag flag = midwifery.received(Flag.class).get(0);
        assertThat(((Reference) flag.getExtension().get(0).getValue()).getReference())
                .isEqualTo("CarePlan/" + plan);
    }

    @Test
    void a_patient_whom_midwifery_does_not_know_is_a_refusal_with_the_code_only() {
        assertThatExceptionOfType(DeliveryRefused.class)
                .isThrownBy(() -> delivery.deliver(settings(midwifery), "key-1", flag("9990000026")))
                .withMessageContaining("422, not-found")
                .withMessageNotContaining("9990000026");
        assertThat(midwifery.received(Flag.class)).isEmpty();
    }

    @Test
    void a_server_that_is_down_is_no_refusal() {
        DeliverySettings settings = settings(midwifery);
        midwifery.close();

        assertThatIOException()
                .isThrownBy(() -> delivery.deliver(settings, "key-1", flag("9990000018")))
                .withMessageContaining("could not be reached");
    }

    @Test
    void a_server_that_goes_down_after_we_signed_in_is_no_refusal() throws Exception {
        DeliverySettings settings = settings(midwifery);
        delivery.deliver(settings, "key-1", flag("9990000018"));
        midwifery.close();

        assertThatIOException()
                .isThrownBy(() -> delivery.deliver(settings, "key-2", flag("9990000018")))
                .withMessageContaining("the agency's server");
    }

    @Test
    void a_wrong_secret_is_our_fault_and_no_refusal() {
        assertThatIOException()
                .isThrownBy(() -> delivery.deliver(
                        settings(midwifery, Map.of("client-secret", "wrong")), "key-1", flag("9990000018")))
                .withMessageContaining("does not accept our client id and secret");
    }

    @Test
    void a_token_that_has_ended_is_renewed() throws Exception {
        delivery.deliver(settings(midwifery), "key-1", flag("9990000018"));
        midwifery.endTokens();

        assertThat(delivery.deliver(settings(midwifery), "key-2", flag("9990000018")))
                .startsWith("Flag/");
    }

    @Test
    void what_is_no_transaction_is_refused_before_it_leaves() {
        assertThatExceptionOfType(DeliveryRefused.class)
                .isThrownBy(() -> delivery.deliver(settings(midwifery), "key-1", "{\"resourceType\":\"Patient\"}"));
        assertThatExceptionOfType(DeliveryRefused.class)
                .isThrownBy(() -> delivery.deliver(settings(midwifery), "key-1", "no json"));
    }

    @Test
    void what_a_retry_could_create_twice_is_refused_before_it_leaves() {
        String provenance = """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"resource":{"resourceType":"Provenance"},"request":{"method":"POST","url":"Provenance"}}]}""";

        assertThatExceptionOfType(DeliveryRefused.class)
                .isThrownBy(() -> delivery.deliver(settings(midwifery), "key-1", provenance))
                .withMessageContaining("twice");
    }

    static String flag(String nhsNumber) {
        return """
                {"resourceType":"Bundle","type":"transaction","entry":[{
                 "resource":{"resourceType":"Flag","status":"active",
                  "code":{"coding":[{"system":"http://snomed.info/sct","code":"818901000000100"}]},
                  "subject":{"identifier":{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"NUMBER"}}},
                 "request":{"method":"POST","url":"Flag"}}]}""".replace("NUMBER", nhsNumber);
    }

    private static String plan(String status) {
        return """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"fullUrl":"urn:uuid:5f0a7a8e-7a38-4d0b-9d5c-0a3d0f4f0001",
                  "resource":{"resourceType":"CarePlan","status":"active","intent":"plan",
                   "identifier":[{"system":"urn:kinbridge:record-of-patient","value":"plan-1"}],
                   "subject":{"identifier":{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990000018"}}},
                  "request":{"method":"PUT","url":"CarePlan?identifier=urn:kinbridge:record-of-patient|plan-1"}},
                 {"fullUrl":"urn:uuid:5f0a7a8e-7a38-4d0b-9d5c-0a3d0f4f0002",
                  "resource":{"resourceType":"Flag","status":"STATUS",
                   "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/flag-detail",
                    "valueReference":{"reference":"urn:uuid:5f0a7a8e-7a38-4d0b-9d5c-0a3d0f4f0001"}}],
                   "identifier":[{"system":"urn:kinbridge:record-of-patient","value":"plan-1"}],
                   "code":{"coding":[{"system":"http://snomed.info/sct","code":"818901000000100"}]},
                   "subject":{"identifier":{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990000018"}}},
                  "request":{"method":"PUT","url":"Flag?identifier=urn:kinbridge:record-of-patient|plan-1"}}]}""".replace("STATUS", status);
    }

    static DeliverySettings settings(MidwiferySimulator midwifery) {
        return settings(midwifery, Map.of());
    }

    static DeliverySettings settings(MidwiferySimulator midwifery, Map<String, String> changes) {
        Map<String, String> given = midwifery.placeholders();
        Map<String, String> options = new HashMap<>(Map.of(
                "fhir-url", given.get("MIDWIFERY_FHIR_URL"),
                "token-url", given.get("MIDWIFERY_TOKEN_URL"),
                "client-id", given.get("MIDWIFERY_CLIENT_ID"),
                "client-secret", given.get("MIDWIFERY_CLIENT_SECRET"),
                "timeout-seconds", "5"));
        options.putAll(changes);
        return new DeliverySettings(
                "midwifery-cpis", Agency.MIDWIFERY, "Child protection to maternity", "safeguarding_midwife", options);
    }
}
