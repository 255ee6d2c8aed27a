package kinbridge.mappings.probation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import kinbridge.mappings.Category;
import kinbridge.mappings.Fields;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Licence conditions. One that forbids contact with somebody is told twice: as a condition of probation,
 * and, so that a school or nursery can know whom not to hand a child to, as an order of which no more is
 * shown than that.
 */
final class LicenceMapping {

    static final String RESTRICTION = "must not contact or collect";

    private static final Pattern FORBIDS_CONTACT = Pattern.compile(
            "\\b(not|never|refrain from|avoid|no)\\b[^.;]{0,100}?\\b(contact|approach|communicat\\w*)\\b",
            Pattern.CASE_INSENSITIVE);
    /** Words by which an officer, not a family, is meant: keeping appointments is no restriction. */
    private static final Pattern WITH_OFFICER = Pattern.compile(
            "\\b(contact|communicat\\w*)( with)? (your|the) (supervising|probation|community) ?\\w* officer",
            Pattern.CASE_INSENSITIVE);

    private LicenceMapping() {}

    static void map(JsonPart payload, ProbationCase of) {
        for (JsonPart licence : payload.each("licences")) {
            Map<String, Integer> seen = new HashMap<>();
            for (JsonPart condition : licence.each("conditions")) {
                condition(licence, condition, seen, of);
            }
        }
    }

    private static void condition(JsonPart licence, JsonPart condition, Map<String, Integer> seen, ProbationCase of) {
        String text = condition.text("condition");
        String code = condition.text("code");
        if (text == null && code == null) {
            of.findings().part(condition.path(), null, "a condition that says nothing", "a code or a text");
            return;
        }
        String key = key(licence, code, text);
        int number = seen.merge(key, 1, Integer::sum);
        String reference = number == 1 ? key : key + "-" + number;
        Occurred from = of.when(licence, licence.has("approvedDate") ? "approvedDate" : "createdDate");
        Occurred until = isOver(licence) ? of.when(licence, "updatedDate") : null;
        Fields fields = new Fields()
                .summary("status", lower(licence.text("status")))
                .summary("conditionCategory", condition.text("category"))
                .summary("conditionType", lower(condition.text("type")))
                .summary("updated", of.day(licence, "updatedDate"))
                .full("conditionCode", code)
                .full("condition", text);
        of.statements()
                .record(
                        of.reference("licence/" + reference),
                        RecordType.LICENCE_CONDITION,
                        Category.CJ_LICENCE,
                        List.of(of.person()),
                        from,
                        until,
                        fields);
        if (forbidsContact(condition)) {
            of.statements()
                    .record(
                            of.reference("contact-restriction/" + reference),
                            RecordType.CONTACT_RESTRICTION,
                            Category.LE_ORDERS,
                            List.of(of.person(Subject.Role.RESTRAINED)),
                            from,
                            until,
                            new Fields()
                                    .summary("restriction", RESTRICTION)
                                    .summary("status", lower(licence.text("status")))
                                    .full("condition", text));
        }
    }

    private static boolean forbidsContact(JsonPart condition) {
        String category = condition.text("category");
        String text = condition.text("condition");
        boolean named =
                category != null && category.toLowerCase(Locale.ROOT).matches(".*(no|non|restrict\\w*).*contact.*");
        return named
                || (text != null
                        && FORBIDS_CONTACT.matcher(text).find()
                        && !WITH_OFFICER.matcher(text).find());
    }

    private static boolean isOver(JsonPart licence) {
        String status = licence.text("status");
        return status != null && List.of("INACTIVE", "EXPIRED", "RECALLED").contains(status.toUpperCase(Locale.ROOT));
    }

    /** A licence has no id of its own: its type and day, and the condition's code or wording, are the key. */
    private static String key(JsonPart licence, @Nullable String code, @Nullable String text) {
        String condition = code == null ? ProbationCase.opaque(String.valueOf(text)) : code;
        return licence.text("typeCode") + "-" + licence.text("createdDate") + "/" + condition;
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
