package kinbridge.sharinglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import kinbridge.storage.SealBroken;
import kinbridge.storage.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Number and size of entries must tell nothing about what was hidden. */
class HiddenBlockTest {

    private final Vault vault = Vault.generate();
    private final Vault restrictedVault = Vault.generate();
    private final EntrySealer sealer = new EntrySealer(vault, restrictedVault);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 20})
    void the_hidden_block_of_a_small_look_has_one_size_whatever_is_in_it(int hidden) {
        assertThat(sealer.seal(SampleEntries.lookHiding(hidden)).hidden()).hasSize(2048);
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 80, 200, 400})
    void its_size_depends_on_how_many_were_decided_and_not_on_how_many_are_hidden(int decisions) {
        int none = sealer.seal(look(decisions, 0)).hidden().length;

        for (int hidden : new int[] {1, decisions / 2, decisions}) {
            assertThat(sealer.seal(look(decisions, hidden)).hidden()).hasSize(none);
        }
    }

    private static LogEntry look(int decisions, int hidden) {
        return SampleEntries.look(IntStream.range(0, decisions)
                .mapToObj(number -> number < hidden ? SampleEntries.hidden() : SampleEntries.withheld())
                .toArray(LoggedDecision[]::new));
    }

    @Test
    void the_open_header_says_the_same_whether_something_was_hidden_or_not() {
        LogEntry bare = SampleEntries.look(SampleEntries.withheld());
        LogEntry hiding = bare.deciding(List.of(bare.decisions().get(0), SampleEntries.hidden()));
        assertThat(headerWithoutId(hiding)).isEqualTo(headerWithoutId(bare));
    }

    @Test
    void the_detail_block_holds_no_hidden_decision() {
        SealedEntry sealed = sealer.seal(SampleEntries.lookHiding(3));
        assertThat(sealer.openDetail(sealed.entryId(), sealed.detail(), sealed.detailKey())
                        .decisions())
                .singleElement()
                .matches(decision -> !decision.isHidden());
    }

    @Test
    void the_restricted_key_opens_the_hidden_block() {
        LogEntry entry = SampleEntries.lookHiding(3);
        SealedEntry sealed = sealer.seal(entry);
        assertThat(sealer.openHidden(sealed.entryId(), sealed.hidden(), sealed.hiddenKey()))
                .isEqualTo(entry.decisions().subList(1, 4));
    }

    @Test
    void the_hubs_other_key_does_not() {
        SealedEntry sealed = sealer.seal(SampleEntries.lookHiding(3));
        EntrySealer unrestricted = new EntrySealer(vault, vault);
        assertThatThrownBy(() -> unrestricted.openHidden(sealed.entryId(), sealed.hidden(), sealed.hiddenKey()))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void what_goes_in_comes_out() {
        LogEntry entry = SampleEntries.look(SampleEntries.full(), SampleEntries.withheld());
        SealedEntry sealed = sealer.seal(entry);
        EntrySealer.Detail detail = sealer.openDetail(sealed.entryId(), sealed.detail(), sealed.detailKey());
        assertThat(detail.decisions()).isEqualTo(entry.decisions());
        assertThat(detail.reason()).isEqualTo(entry.reason());
        EntryHeader header = EntrySealer.readHeader(sealed.header());
        assertThat(header.about()).isEqualTo(entry.about());
        assertThat(header.requester()).isEqualTo(entry.requester());
    }

    @Test
    void a_time_that_the_database_cannot_hold_is_refused_to_its_caller_alone() {
        assertThatThrownBy(() ->
                        LogEntry.of(EntryKind.LOOK, java.time.Instant.MAX, SampleEntries.MIDWIFE, "NONE", "policy-1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_reason_in_somebodys_own_words_is_not_in_the_open_header() {
        SealedEntry sealed = sealer.seal(SampleEntries.look().because("called by Bob Example"));
        assertThat(new String(sealed.header(), StandardCharsets.UTF_8)).doesNotContain("Bob");
    }

    private String headerWithoutId(LogEntry entry) {
        SealedEntry sealed = sealer.seal(entry);
        return new String(sealed.header(), StandardCharsets.UTF_8)
                .replace(sealed.entryId().toString(), "");
    }
}
