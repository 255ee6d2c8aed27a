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

    private static final String MIDWIFE = "practitioner-7";

    private final Vault vault = Vault.generate();
    private final Vault restrictedVault = Vault.generate();
    private final EntrySealer sealer = new EntrySealer(vault, restrictedVault);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 20, 30, 80, 200, 400})
    void its_size_is_what_the_open_decisions_say_whatever_is_hidden(int open) {
        int none = size(MIDWIFE, open, 0);

        for (int hidden : new int[] {1, 5, 20, 40}) {
            assertThat(size(MIDWIFE, open, hidden)).isEqualTo(none);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 80})
    void what_does_not_fit_has_the_size_that_others_have_with_nothing_in_it(int open) {
        List<Integer> sizes = IntStream.range(0, 500)
                .mapToObj(number -> size("practitioner-" + number, open, 0))
                .distinct()
                .sorted()
                .toList();

        assertThat(sizes).hasSize(2);
        assertThat(size(MIDWIFE, open, 300)).isEqualTo(sizes.get(1)).isEqualTo(8 * sizes.get(0));
    }

    @Test
    void one_way_to_look_in_some_thirty_is_large_and_stays_so() {
        List<Integer> first = IntStream.range(0, 3200)
                .map(number -> size("p-" + number, 1, 0))
                .boxed()
                .toList();
        List<Integer> again = IntStream.range(0, 3200)
                .map(number -> size("p-" + number, 1, 0))
                .boxed()
                .toList();

        assertThat(again).isEqualTo(first);
        assertThat(first.stream().filter(size -> size > 4096).count()).isBetween(40L, 200L);
    }

    private int size(String practitioner, int open, int hidden) {
        LogEntry entry = LogEntry.of(
                        EntryKind.LOOK,
                        SampleEntries.NOW,
                        new LogEntry.Requester(practitioner, "community_midwife", "NHS_MAT", "MEMBER"),
                        "TAF_PLANNING",
                        "policy-1")
                .about(SampleEntries.ABOUT)
                .deciding(IntStream.range(0, open + hidden)
                        .mapToObj(number -> number < hidden ? SampleEntries.hidden() : SampleEntries.withheld())
                        .toList());
        return sealer.seal(entry).hidden().length;
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
