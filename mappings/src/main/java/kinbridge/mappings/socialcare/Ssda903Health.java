package kinbridge.mappings.socialcare;

import kinbridge.mappings.Category;
import kinbridge.mappings.RecordType;

/** The return's table of health and offending, each fact under the category of what it reveals. */
final class Ssda903Health {

    private Ssda903Health() {}

    static void outcomes(Ssda903Row row) {
        String reference = row.reference("OC2", null);
        if (row.text("SDQ_SCORE") != null) {
            row.says()
                    .add(row.draft(reference + "#wellbeing", RecordType.HEALTH_OBSERVATION, Category.HE_MH)
                            .full("strengthsAndDifficultiesScore", row.text("SDQ_SCORE")));
        }
        if (Boolean.TRUE.equals(row.yesNo("CONVICTED"))) {
            row.says()
                    .add(row.draft(reference + "#convicted", RecordType.OFFENCE_SUMMARY, Category.CJ_CONVICTION)
                            .full("convictedInYear", true));
        }
        if (Boolean.TRUE.equals(row.yesNo("SUBSTANCE_MISUSE"))) {
            row.says()
                    .add(row.draft(reference + "#substance", RecordType.HEALTH_CONDITION, Category.HE_SUBSTANCE)
                            .full("substanceMisuse", true)
                            .full("interventionOffered", row.yesNo("INTERVENTION_OFFERED"))
                            .full("interventionReceived", row.yesNo("INTERVENTION_RECEIVED")));
        }
        RecordDraft checks = row.draft(reference + "#checks", RecordType.HEALTH_OBSERVATION, Category.HE_CHILD)
                .summary("healthCheckDone", row.yesNo("HEALTH_CHECK"))
                .summary("immunisationsUpToDate", row.yesNo("IMMUNISATIONS"))
                .summary("teethChecked", row.yesNo("TEETH_CHECK"))
                .summary("healthAssessed", row.yesNo("HEALTH_ASSESSMENT"));
        if (!checks.fields().map().isEmpty()) {
            row.says().add(checks);
        }
    }
}
