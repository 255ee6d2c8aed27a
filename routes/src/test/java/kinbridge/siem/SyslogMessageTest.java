package kinbridge.siem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.EntryMetadata;
import kinbridge.sharinglog.LogLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SyslogMessageTest {

    private static final UUID ENTRY = UUID.fromString("c0ffee00-1234-4abc-8def-0123456789ab");
    private static final UUID FAMILY = UUID.fromString("7d0f8f0e-3c52-4b7a-9a54-0a5f6c1d2e3f");
    private static final UUID CHILD = UUID.fromString("33333333-2222-4333-8444-555555555555");

    private static String message(EntryKind kind, String person, @Nullable UUID family) {
        LogLine line = new LogLine(
                ENTRY,
                "hub-1",
                17,
                kind,
                Instant.parse("2026-11-24T09:30:01.123456789Z"),
                Instant.parse("2026-11-24T09:30:00Z"),
                person,
                "social_worker",
                "LA_CSC",
                "MEMBER",
                "CP_PLAN",
                family,
                CHILD,
                "CIN",
                "INDIVIDUAL_VIEW",
                null,
                1,
                2,
                3,
                4,
                5);
        return new String(
                SyslogMessage.of(new EntryMetadata(line, "policy-1", "request-9", null, "ab12")),
                StandardCharsets.UTF_8);
    }

    @Test
    void an_entry_is_one_message_of_structured_data() {
        assertThat(message(EntryKind.LOOK, "amara", FAMILY))
                .isEqualTo("<110>1 2026-11-24T09:30:01.123456Z hub-1 kinbridge - LOOK [entry@32473 id=\"" + ENTRY
                        + "\" instance=\"hub-1\" sequence=\"17\" kind=\"LOOK\" person=\"amara\""
                        + " role=\"social_worker\" agency=\"LA_CSC\" standing=\"MEMBER\" purpose=\"CP_PLAN\" family=\""
                        + FAMILY + "\" channel=\"INDIVIDUAL_VIEW\" withheld=\"1\" existence=\"2\" summary=\"3\""
                        + " full=\"4\" overrides=\"5\" hash=\"ab12\" correlation=\"request-9\"]");
    }

    @Test
    void what_is_about_no_family_names_none() {
        assertThat(message(EntryKind.STATE, "hub", null)).doesNotContain("family=");
    }

    @ParameterizedTest
    @CsvSource({
        "a\"b, a\\\"b",
        "a\\b, a\\\\b",
        "a]b, a\\]b",
        "Zoë, Zoë",
    })
    void special_characters_are_escaped(String person, String written) {
        assertThat(message(EntryKind.LOOK, person, FAMILY)).contains(" person=\"" + written + "\" role=");
    }

    @Test
    void a_line_break_begins_no_entry_that_nobody_wrote() {
        assertThat(message(EntryKind.LOOK, "a\n<110>1 b", FAMILY))
                .doesNotContain("\n")
                .contains("person=\"a?<110>1 b\"");
    }

    @ParameterizedTest
    @EnumSource(EntryKind.class)
    void the_kind_fits_the_message_id(EntryKind kind) {
        assertThat(kind.name()).matches("[!-~]{1,32}");
        assertThat(message(kind, "amara", FAMILY)).matches("<1(08|09|10)>1 \\S+ hub-1 kinbridge - " + kind + " \\[.*]");
    }

    @Test
    void breaking_the_glass_is_a_warning_and_a_look_is_not() {
        assertThat(message(EntryKind.BREAK_GLASS, "amara", FAMILY)).startsWith("<108>");
        assertThat(message(EntryKind.LOOK, "amara", FAMILY)).startsWith("<110>");
    }
}
