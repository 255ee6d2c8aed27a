package kinbridge.mappings.socialcare;

import java.util.List;
import java.util.Locale;
import kinbridge.mappings.Category;
import kinbridge.mappings.DateText;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Identity;
import kinbridge.mappings.NaturalKey;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Who the child of a payload is, how it is, and each of its episodes. Every reference begins with the
 * child's, and a thing's with that of the thing it belongs to, so that a purge reaches all below it.
 */
final class DfeChild {

    private final DfePlace child;
    private final CareStatements says;
    private final String id;
    private final List<Subject> subjects;

    DfeChild(DfePlace child, String id) {
        this.child = child;
        this.says = child.says();
        this.id = id;
        this.subjects = List.of(says.person(id));
    }

    static String reference(String id) {
        return "child/" + DfePlace.reference(id);
    }

    void map() {
        String reference = reference(id);
        if (child.isTakenBack(reference)) {
            return;
        }
        for (DfePlace details : child.all("child_details")) {
            if (!details.isTakenBack(reference + "/details")) {
                details(details, reference + "/details");
            }
        }
        for (DfePlace health : child.all("health_and_wellbeing")) {
            if (!health.isTakenBack(reference + "/health")) {
                health.each("sdq_assessments", reference + "/health/sdq", null, List.of("date"), this::wellbeing);
            }
        }
        child.each(
                "social_care_episodes",
                reference + "/episode",
                "social_care_episode_id",
                List.of("referral_date"),
                (episode, at) -> new DfeEpisode(episode, at, subjects).map());
    }

    private void details(DfePlace details, String reference) {
        if (isWholeIdentity(details)) {
            says.identity(reference + "/identity", id, identity(details));
        }
        says.ethnicity(reference + "/ethnicity", subjects, details.field("ethnicity"), details.text("ethnicity"), null);
        for (String code : details.texts("disabilities")) {
            says.disability(
                    reference + "/disability/" + NaturalKey.of(code), subjects, details.field("disabilities"), code);
        }
        if (details.text("postcode") != null) {
            RecordDraft address = says.draft(reference + "/address", RecordType.ADDRESS, Category.ID_ADDRESS, subjects);
            says.findings().postcode(address.fields(), "postcode", details.field("postcode"), details.text("postcode"));
            says.add(address);
        }
        if (Boolean.TRUE.equals(details.yesNo("uasc_flag"))) {
            says.add(says.draft(reference + "/uasc", RecordType.DIVERSITY, Category.ID_DIVERSITY, subjects)
                    .full("status", "unaccompanied asylum-seeking child")
                    .full("until", details.day("uasc_end_date")));
        }
        identifier(reference + "/former-upn", "Former UPN", details.text("former_unique_pupil_number"));
        identifier(reference + "/mis-id", "Id in the case system", child.text("mis_child_id"));
    }

    private void identifier(String reference, String type, @Nullable String value) {
        if (value != null) {
            says.add(says.draft(reference, RecordType.LINKED_IDENTIFIER, Category.ID_CORE, subjects)
                    .full("identifierType", type)
                    .full("identifier", value));
        }
    }

    /**
     * Whether name and birth both stand in the details. Part of an identity, as in a partial payload, would
     * take the place of the whole one, and its child could not be told from another.
     */
    private boolean isWholeIdentity(DfePlace details) {
        boolean isNamed = details.text("first_name") != null || details.text("surname") != null;
        boolean isBorn = details.text("date_of_birth") != null || details.text("expected_date_of_birth") != null;
        if (isNamed != isBorn) {
            says.findings()
                    .part(
                            details.field(isNamed ? "date_of_birth" : "surname"),
                            null,
                            "missing, so that the identity is not whole",
                            "a name and a date of birth, or the date on which the child is expected");
        }
        return isNamed && isBorn;
    }

    /** Born or expected, not both; a child that is born is expected no more. */
    private Fields identity(DfePlace details) {
        Findings findings = says.findings();
        Fields fields = new Fields()
                .summary(Identity.GIVEN_NAME, details.text("first_name"))
                .summary(Identity.FAMILY_NAME, details.text("surname"));
        Object born =
                findings.date(details.field("date_of_birth"), details.text("date_of_birth"), DateText.Order.DAY_FIRST);
        Object expected = findings.date(
                details.field("expected_date_of_birth"),
                details.text("expected_date_of_birth"),
                DateText.Order.DAY_FIRST);
        fields.summary(Identity.DATE_OF_BIRTH, born);
        if (born == null) {
            fields.summary(Identity.EXPECTED_DATE, expected);
        } else if (expected != null) {
            findings.warn(details.field("expected_date_of_birth"), "given beside a date of birth, kept out");
        }
        findings.sex(fields, details.field("sex"), details.text("sex"));
        String upn = details.text("unique_pupil_number");
        // The field may say why there is no number: UN1 to UN10.
        if (upn != null && !upn.toUpperCase(Locale.ROOT).matches("UN\\d{1,2}")) {
            findings.upn(fields, details.field("unique_pupil_number"), upn);
        }
        return fields;
    }

    private void wellbeing(DfePlace assessment, String reference) {
        Period when = assessment.moment("date");
        if (assessment.text("score") != null) {
            says.add(says.draft(reference, RecordType.HEALTH_OBSERVATION, Category.HE_MH, subjects)
                    .on(when)
                    .full("strengthsAndDifficultiesScore", assessment.text("score")));
        }
    }
}
