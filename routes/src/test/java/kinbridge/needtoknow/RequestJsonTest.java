package kinbridge.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A decision can be taken again from what the log keeps. */
class RequestJsonTest {

    /** As an entry of today holds it: it must be read for as long as the log is kept. */
    private static final String OF_TODAY = """
            {"role":"social_worker","agency":"LA_CSC","taf":"MEMBER","subjects":[{"ref":"a","relation":"mother",\
            "age":30,"status":"LIVING","competence":null,"consent":{"self":"GIVEN"},"perpetratorPr":[],\
            "allegedPerpetrator":false,"restrained":false}],"recordAgency":"NHS_MAT","recordCategory":"HE.APPT",\
            "purpose":"PREBIRTH","harm":"CIN","flags":["necessity_recorded"],"channel":"INDIVIDUAL_VIEW"}""";

    @Provide
    Arbitrary<DecisionRequest> requests() {
        return AnyRequest.requests();
    }

    @Property(tries = 10_000)
    void what_is_read_back_is_decided_the_same(@ForAll("requests") DecisionRequest request) {
        DecisionRequest again = RequestJson.read(RequestJson.write(request)).orElseThrow();

        assertThat(again).isEqualTo(request);
        assertThat(Tables.ENGINE.decide(again)).isEqualTo(Tables.ENGINE.decide(request));
    }

    @Example
    void an_entry_of_today_stays_readable() {
        DecisionRequest request = RequestJson.read(OF_TODAY).orElseThrow();

        assertThat(RequestJson.write(request)).isEqualTo(OF_TODAY);
        assertThat(Tables.ENGINE.decide(request).releases()).isTrue();
    }

    @Example
    void half_a_question_is_not_asked() {
        assertThat(RequestJson.read("{\"role\": \"social_worker\"")).isEmpty();
        assertThat(RequestJson.read(OF_TODAY.replace("\"channel\"", "\"a later field\": 1, \"channel\"")))
                .isEmpty();
        assertThat(RequestJson.read("null")).isEmpty();
    }
}
