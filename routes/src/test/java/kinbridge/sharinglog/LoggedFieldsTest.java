package kinbridge.sharinglog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import kinbridge.origin.Origin;
import kinbridge.storage.Vault;
import org.junit.jupiter.api.Test;

/** What specification 5.1 lists, and which of it stands in clear. */
class LoggedFieldsTest {

    private static final UUID EARLIER = new UUID(1, 2);
    private static final String DIGEST = "ab".repeat(32);
    private static final LogEntry ENTRY = new LogEntry(
            EntryKind.EXPORT,
            SampleEntries.NOW,
            SampleEntries.OFFICER,
            "SUBJECT_ACCESS",
            new LogEntry.About(
                    SampleEntries.FAMILY,
                    SampleEntries.CHILD,
                    "CP",
                    "practitioner-7",
                    "2026-11-23T10:00:00Z",
                    Map.of()),
            "policy-1",
            java.util.List.of(SampleEntries.full()),
            "asked for on Monday",
            new LogEntry.Delivery("pack", "subject", DIGEST),
            new Origin("correlation-1", "/subject-access", "exchange-1", "192.0.2.7, Browser 1"),
            null,
            EARLIER,
            "identity-1");

    private final EntrySealer sealer = new EntrySealer(Vault.generate(), Vault.generate(), "1.0");
    private final SealedEntry sealed = sealer.seal(ENTRY);

    @Test
    void the_header_says_where_it_came_from_for_whom_and_how_long_it_is_kept() {
        EntryHeader header = EntrySealer.readHeader(sealed.header());

        assertThat(header.format()).isEqualTo(2);
        assertThat(header.correlationId()).isEqualTo("correlation-1");
        assertThat(header.route()).isEqualTo("/subject-access");
        assertThat(header.exchange()).isEqualTo("exchange-1");
        assertThat(header.onBehalfOf()).isEqualTo("identity-1");
        assertThat(header.supersedes()).isEqualTo(EARLIER);
        assertThat(header.retention()).isEqualTo(RetentionClass.CHILD_PROTECTION);
        assertThat(header.about().harmSetBy()).isEqualTo("practitioner-7");
        assertThat(header.about().harmSetAt()).isEqualTo("2026-11-23T10:00:00Z");
    }

    @Test
    void the_device_the_reason_and_the_digest_of_what_left_are_encrypted() {
        EntrySealer.Detail detail = sealer.openDetail(sealed.entryId(), sealed.detail(), sealed.detailKey());

        assertThat(detail.device()).isEqualTo("192.0.2.7, Browser 1");
        assertThat(detail.payloadDigest()).isEqualTo(DIGEST);
        assertThat(detail.reason()).isEqualTo("asked for on Monday");
        assertThat(detail.engineVersion()).isEqualTo("1.0");
    }

    @Test
    void none_of_that_stands_in_clear() {
        assertThat(new String(sealed.header(), StandardCharsets.UTF_8))
                .doesNotContain("192.0.2.7", "Browser", DIGEST, "Monday");
    }

    @Test
    void an_entry_of_the_first_format_is_read_as_it_was_written() {
        String first = """
                {"about":{"childInFocus":null,"consentVersions":{},"familyId":null,"harm":"CIN"},"answers":null,\
                "correlationId":null,"counts":{"FULL":1},"delivery":{"channel":"x","payloadDigest":"cd","recipient":"y"},\
                "entry":"00000000-0000-0001-0000-000000000002","eventTime":"2026-11-24T09:30:00Z","format":1,"kind":"LOOK",\
                "overrides":0,"policyVersion":"policy-1","purpose":"TAF_PLANNING","requester":{"agency":"LA_CSC",\
                "personId":"practitioner-9","role":"ig_officer","tafStatus":"STATUTORY"}}""";

        EntryHeader header = EntrySealer.readHeader(first.getBytes(StandardCharsets.UTF_8));

        assertThat(header.format()).isEqualTo(1);
        assertThat(header.delivery().payloadDigest()).isEqualTo("cd");
        assertThat(header.retention()).isNull();
        assertThat(Instant.parse(header.eventTime())).isEqualTo(SampleEntries.NOW);
    }

    @Test
    void a_broken_glass_is_kept_as_an_incident_unless_a_child_is_in_danger() {
        assertThat(RetentionClass.of(EntryKind.BREAK_GLASS, null)).isEqualTo(RetentionClass.INCIDENT);
        assertThat(RetentionClass.of(EntryKind.BREAK_GLASS, "IMMINENT")).isEqualTo(RetentionClass.CHILD_PROTECTION);
        assertThat(RetentionClass.of(EntryKind.LOOK, "CIN")).isEqualTo(RetentionClass.ORDINARY);
    }
}
