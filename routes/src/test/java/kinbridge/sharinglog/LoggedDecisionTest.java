package kinbridge.sharinglog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.mappings.DetailLevel;
import org.junit.jupiter.api.Test;

class LoggedDecisionTest {

    @Test
    void an_entry_from_before_fields_held_back_were_kept_reads_as_having_none() throws Exception {
        LoggedDecision written = decision(Map.of());
        String before = EntrySealer.JSON.writeValueAsString(written);
        assertThat(before).doesNotContain("withheldFields");
        LoggedDecision read = read(before);
        assertThat(read.heldBack()).isEmpty();
        assertThat(read.releasedFields()).containsExactly("status");
    }

    @Test
    void fields_held_back_are_kept_with_what_held_them_back() throws Exception {
        LoggedDecision written = decision(Map.of("notes", "level", "place", "STRIP_LOCATION"));
        LoggedDecision read = read(EntrySealer.JSON.writeValueAsString(written));
        assertThat(read.heldBack()).containsEntry("notes", "level").containsEntry("place", "STRIP_LOCATION");
    }

    private static LoggedDecision read(String json) throws Exception {
        return EntrySealer.JSON.readValue(json, LoggedDecision.class);
    }

    private static LoggedDecision decision(Map<String, String> withheld) {
        return new LoggedDecision(
                new UUID(1, 1),
                "1",
                "HE.APPT",
                "NHS_MAT",
                List.of(),
                DetailLevel.SUMMARY,
                "2.6",
                false,
                List.of(),
                List.of("LOG"),
                List.of("status"),
                withheld,
                null,
                null,
                null,
                null);
    }
}
