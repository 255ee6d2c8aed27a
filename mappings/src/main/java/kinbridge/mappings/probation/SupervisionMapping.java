package kinbridge.mappings.probation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kinbridge.mappings.Category;
import kinbridge.mappings.Fields;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * The supervisions of a case. The offence of one that is over may be spent (Rehabilitation of Offenders
 * Act 1974), which the payload does not tell, so nothing of it is kept but that there was supervision.
 */
final class SupervisionMapping {

    private SupervisionMapping() {}

    static void map(JsonPart payload, ProbationCase of) {
        payload.each("supervisions").forEach(supervision -> supervision(supervision, of));
        OfficerMapping.community(payload.at("communityManager"), of);
        RiskMapping.mappa(payload.at("mappaDetail"), of);
        RegistrationMapping.map(payload.at("dynamicRisks"), of);
        RegistrationMapping.map(payload.at("personStatus"), of);
    }

    private static void supervision(JsonPart supervision, ProbationCase of) {
        String number = supervision.text("number");
        if (number == null) {
            of.findings().part(supervision.field("number"), null, "a supervision without a number", "its number");
            return;
        }
        boolean active = supervision.isTrue("active");
        JsonPart sentence = supervision.at("sentence");
        Fields fields = new Fields()
                .summary("status", active ? "active" : "ended")
                .summary("custodial", custodial(supervision, sentence));
        if (active) {
            offences(supervision, fields);
            fields.summary("sentence", sentence.text("description")).summary("length", length(sentence));
        }
        Occurred from = of.when(sentence, "date");
        of.statements()
                .record(
                        of.reference("supervision/" + number),
                        RecordType.PROBATION_SUPERVISION,
                        Category.CJ_LICENCE,
                        List.of(of.person()),
                        from == null ? of.when(supervision, "date") : from,
                        null,
                        fields);
    }

    private static void offences(JsonPart supervision, Fields fields) {
        List<JsonPart> offences = Stream.concat(
                        supervision.each("mainOffence").stream(), supervision.each("additionalOffences").stream())
                .toList();
        boolean violent = offences.stream().anyMatch(SupervisionMapping::isViolent);
        boolean sexual = offences.stream().anyMatch(offence -> offence.isTrue("schedule15SexualOffence"));
        boolean said = offences.stream().anyMatch(offence -> offence.has("schedule15ViolentOffence"));
        fields.summary("forViolence", (violent || said) ? violent : null);
        fields.summary("forSexualOffence", sexual ? Boolean.TRUE : null);
        fields.full("offence", supervision.at("mainOffence").text("description"));
    }

    /** Criminal Justice Act 2003 schedule 15 part 1, or the Home Office's main category. */
    private static boolean isViolent(JsonPart offence) {
        String category = offence.at("mainCategory").text("description");
        return offence.isTrue("schedule15ViolentOffence")
                || (category != null && category.toLowerCase(Locale.ROOT).contains("violence against the person"));
    }

    private static @Nullable Boolean custodial(JsonPart supervision, JsonPart sentence) {
        JsonPart at = supervision.has("custodial") ? supervision : sentence;
        return at.has("custodial") ? (Boolean) at.isTrue("custodial") : null;
    }

    private static @Nullable String length(JsonPart sentence) {
        String length = sentence.text("length");
        String units = sentence.text("lengthUnits");
        return length == null || units == null ? null : length + " " + units.toLowerCase(Locale.ROOT);
    }
}
