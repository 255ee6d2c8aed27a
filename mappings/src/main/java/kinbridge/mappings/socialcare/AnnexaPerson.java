package kinbridge.mappings.socialcare;

import java.util.Locale;
import kinbridge.mappings.Category;
import kinbridge.mappings.DateText;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Identity;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Sex;

/**
 * The five columns with which every list of children begins. They say the same in all, so that the child
 * is one identity however many lists it stands in; the lists have no names.
 */
final class AnnexaPerson {

    private AnnexaPerson() {}

    static void map(AnnexaRow row) {
        String reference = "child/" + row.child();
        row.says().identity(reference, row.child(), identity(row));
        String ethnicity = row.code("Ethnicity");
        if (ethnicity != null && !ethnicity.equalsIgnoreCase("UNKNOWN")) {
            row.says().ethnicity(reference, row.subjects(), "Ethnicity", ethnicity, null);
        }
        if (Boolean.TRUE.equals(row.yesNo("HasDisability"))) {
            row.says()
                    .add(row.draft(reference + "#disability", RecordType.DISABILITY, Category.ID_DIVERSITY)
                            .full("hasDisability", true));
        }
        if (Boolean.TRUE.equals(row.yesNo("UASC"))) {
            row.says()
                    .add(row.draft(reference + "#uasc", RecordType.DIVERSITY, Category.ID_DIVERSITY)
                            .full("status", "unaccompanied asylum-seeking child"));
        }
    }

    /** An unborn child has the age -1, and its date of birth is the day on which it is expected. */
    private static Fields identity(AnnexaRow row) {
        Fields fields = new Fields();
        boolean isUnborn = "-1".equals(row.text("Age"));
        fields.summary(
                isUnborn ? Identity.EXPECTED_DATE : Identity.DATE_OF_BIRTH,
                row.says().findings().date("DateOfBirth", row.raw("DateOfBirth"), DateText.Order.DAY_FIRST));
        sex(row, fields);
        return fields;
    }

    /** Annex A has words of its own beside those that the codes of other returns have. */
    private static void sex(AnnexaRow row, Fields fields) {
        String text = row.text("Gender");
        switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
            case "neither" -> fields.add(Identity.SEX, Sex.INDETERMINATE.word(), DetailLevel.SUMMARY, text);
            case "not stated/recorded" -> fields.add(Identity.SEX, Sex.UNKNOWN.word(), DetailLevel.SUMMARY, text);
            default -> row.says().findings().sex(fields, "Gender", text);
        }
    }
}
