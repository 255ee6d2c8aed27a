package kinbridge.mappings.socialcare;

import java.util.List;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/** An episode in which a child is open to social care, as the dataset and the census both tell it. */
final class CinEpisode {

    private CinEpisode() {}

    static RecordDraft draft(
            CareStatements says,
            String reference,
            List<Subject> subjects,
            Period period,
            String reasonField,
            @Nullable String closeReason) {
        RecordDraft draft = says.draft(
                        reference + "#episode", RecordType.CHILD_IN_NEED_EPISODE, Category.SC_STATUS, subjects)
                .during(period)
                .summary("status", "Open to children's social care");
        // RC1: that a child was adopted is protected information (Adoption and Children Act 2002, s57).
        if (closeReason != null && !closeReason.strip().equalsIgnoreCase("RC1")) {
            draft.coded(
                    "closeReason",
                    Code.CLOSURE.read(says.findings(), reasonField, closeReason),
                    DetailLevel.FULL,
                    closeReason);
        }
        return draft;
    }
}
