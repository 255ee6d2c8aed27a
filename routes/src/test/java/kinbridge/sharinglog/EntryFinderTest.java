package kinbridge.sharinglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EntryFinderTest {

    private static final LogEntry.Requester HOUSING =
            new LogEntry.Requester("practitioner-8", "housing_officer", "LA_HOUSING", "MEMBER");

    @TempDir
    private Path folder;

    private OpenLog open;

    @BeforeEach
    void open() {
        open = new OpenLog(folder);
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void any_identity_of_a_person_finds_what_was_decided_about_that_person_and_about_nobody_else() {
        UUID atTheCouncil = UUID.randomUUID();
        UUID atTheHospital = UUID.randomUUID();
        UUID first = append(SampleEntries.look(SampleEntries.about(atTheCouncil)));
        UUID second = append(SampleEntries.look(SampleEntries.about(atTheHospital)));
        append(SampleEntries.look(SampleEntries.about(UUID.randomUUID())));

        assertThat(found(about(atTheCouncil, atTheHospital))).containsExactlyInAnyOrder(first, second);
        assertThat(found(about(atTheHospital))).containsExactly(second);
    }

    @Test
    void a_basis_finds_what_was_let_out_on_it_and_can_be_chosen_from_then_on() {
        UUID letOut = append(SampleEntries.look(SampleEntries.full()));
        append(SampleEntries.look(SampleEntries.withheld()));

        assertThat(found(onBasis("CA2004-S10"))).containsExactly(letOut);
        assertThat(found(onBasis("6(1)(e)"))).containsExactly(letOut);
        assertThat(found(onBasis("6(1)"))).isEmpty();
        assertThat(open.finder.bases()).containsExactlyInAnyOrder("6(1)(e)", "9(2)(g)", "CA2004-S10", "high");
    }

    @Test
    void what_was_hidden_offers_no_basis_and_no_person() {
        append(SampleEntries.look(SampleEntries.hidden()));

        assertThat(open.finder.bases()).isEmpty();
        assertThat(open.finder.subjectsOf(SampleEntries.FAMILY)).isEmpty();
    }

    @Test
    void a_family_offers_whom_something_was_decided_about_and_nobody_of_another() {
        UUID stranger = UUID.randomUUID();
        append(SampleEntries.look(SampleEntries.full()));
        append(LogEntry.of(EntryKind.LOOK, SampleEntries.NOW, HOUSING, "TAF_PLANNING", "policy-1")
                .deciding(List.of(SampleEntries.about(stranger))));

        assertThat(open.finder.subjectsOf(SampleEntries.FAMILY)).containsExactly(SampleEntries.CHILD);
    }

    @Test
    void an_entry_is_found_by_the_beginning_of_its_reference_and_by_all_of_it() {
        UUID entry = append(SampleEntries.look());
        append(SampleEntries.look());

        assertThat(found(referredToBy(entry.toString()))).containsExactly(entry);
        assertThat(found(referredToBy(entry.toString().substring(0, 13).toUpperCase(java.util.Locale.ROOT))))
                .containsExactly(entry);
        assertThatThrownBy(() -> found(referredToBy("' or true"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void words_of_a_reason_find_its_entry_in_any_order_with_or_without_capitals_and_accents() {
        UUID entry = append(saying("Zoë's school rang: she has not been seen since Monday"));
        append(saying("Zoë was seen on Monday"));

        assertThat(found(words("MONDAY zoe school"))).containsExactly(entry);
        assertThat(found(words("\"not been seen\""))).containsExactly(entry);
        assertThat(found(words("\"been not seen\""))).isEmpty();
        assertThat(found(words("monday"))).hasSize(2);
    }

    @Test
    void words_and_another_filter_find_what_both_find() {
        UUID entry = append(saying("Strategy meeting today"));
        append(LogEntry.of(EntryKind.STATE, SampleEntries.NOW, HOUSING, "NONE", "policy-1")
                .because("Strategy meeting today"));

        assertThat(found(new LogFilter(
                        null,
                        SampleEntries.FAMILY,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        SearchedWords.of("strategy"))))
                .containsExactly(entry);
    }

    @Test
    void nobody_without_the_key_of_an_entry_can_tell_its_words_or_that_another_has_the_same() {
        append(saying("Quillfeather rang"));
        append(saying("Quillfeather rang"));

        List<byte[]> stored = open.as(kinbridge.storage.DatabaseRole.OWNER)
                .sql("select words from sharing_log.projection_words")
                .query(byte[].class)
                .list();
        assertThat(stored).hasSize(2);
        assertThat(new String(stored.get(0), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("Quillfeather");
        assertThat(stored.get(0)).isNotEqualTo(stored.get(1));
    }

    @Test
    void the_words_of_an_entry_go_when_it_is_disposed_of() {
        UUID gone = append(saying("Quillfeather rang"));
        UUID kept = append(saying("Quillfeather rang"));

        open.disposal()
                .dispose(
                        List.of(new LogDisposal.Old(gone, "ORDINARY", java.time.LocalDate.of(2052, 4, 1))),
                        new LogDisposal.Authority(SampleEntries.OFFICER, "practitioner-8", "run-1", "policy-1"));

        assertThat(found(words("quillfeather"))).containsExactly(kept);
        assertThat(open.as(kinbridge.storage.DatabaseRole.OWNER)
                        .sql("select count(*) from sharing_log.projection_words where entry_id = ?")
                        .param(gone)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void entries_from_before_there_were_words_are_found_by_them_later() {
        List<UUID> entries = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            entries.add(append(saying("Quillfeather rang")));
        }
        var owner = open.as(kinbridge.storage.DatabaseRole.OWNER);
        owner.sql("delete from sharing_log.projection_words").update();
        owner.sql("insert into sharing_log.projection_words_missing"
                        + " select instance, sequence from sharing_log.projection_progress")
                .update();
        assertThat(found(words("quillfeather"))).isEmpty();

        open.projection.addEarlierWords();

        assertThat(found(words("quillfeather"))).containsExactlyInAnyOrderElementsOf(entries);
        assertThat(owner.sql("select count(*) from sharing_log.projection_words_missing")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_rebuilt_projection_finds_the_same_words_and_offers_the_same_bases() {
        UUID entry = append(saying("Quillfeather rang"));
        append(SampleEntries.look(SampleEntries.full()));

        open.projection.rebuild();

        assertThat(found(words("quillfeather"))).containsExactly(entry);
        assertThat(open.finder.bases()).contains("9(2)(g)");
    }

    @ParameterizedTest
    @EnumSource
    void pages_follow_each_other_in_each_order_without_gap_or_repeat(LogOrder order) {
        for (int number = 0; number < 4; number++) {
            append(SampleEntries.look());
            append(LogEntry.of(EntryKind.STATE, SampleEntries.NOW, HOUSING, "NONE", "policy-1"));
        }
        List<LogLine> listed = listed(LogFilter.EVERYTHING, order, 3);

        assertThat(listed).hasSize(8).doesNotHaveDuplicates();
        switch (order) {
            case NEWEST ->
                assertThat(listed)
                        .isSortedAccordingTo((one, other) -> other.recordedAt().compareTo(one.recordedAt()));
            case OLDEST ->
                assertThat(listed)
                        .isSortedAccordingTo((one, other) -> one.recordedAt().compareTo(other.recordedAt()));
            case AGENCY -> assertThat(listed.stream().map(LogLine::agency)).isSorted();
            case PRACTITIONER ->
                assertThat(listed.stream().map(LogLine::personId)).isSorted();
        }
    }

    @ParameterizedTest
    @EnumSource
    void pages_of_words_follow_each_other_too(LogOrder order) {
        for (int number = 0; number < 7; number++) {
            append(saying(number % 2 == 0 ? "Quillfeather rang" : "Nobody rang"));
        }
        assertThat(listed(words("quillfeather"), order, 3)).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void a_page_of_another_order_is_refused() {
        for (int number = 0; number < 3; number++) {
            append(SampleEntries.look());
        }
        String next =
                open.finder.list(LogFilter.EVERYTHING, LogOrder.NEWEST, null, 1).next();

        assertThat(next).isNotNull();
        assertThatThrownBy(() -> open.finder.list(LogFilter.EVERYTHING, LogOrder.AGENCY, next, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_matches_is_counted() {
        append(saying("Quillfeather rang"));
        append(SampleEntries.look(SampleEntries.full()));

        assertThat(open.finder.tally(LogFilter.EVERYTHING)).isEqualTo(new Tally(2, false, null));
        assertThat(open.finder.tally(words("quillfeather"))).isEqualTo(new Tally(1, false, null));
        assertThat(open.finder.tally(onBasis("none"))).isEqualTo(new Tally(0, false, null));
    }

    @Test
    void a_file_holds_all_that_matched_when_it_was_asked_for_and_nothing_logged_since() {
        List<UUID> before = new ArrayList<>();
        for (int number = 0; number < 1_203; number++) {
            before.add(open.log.append(saying("Quillfeather rang " + number)).entryId());
        }
        open.projection.catchUp();
        EntryFinder.Matches all = open.finder.all(LogFilter.EVERYTHING);
        EntryFinder.Matches said = open.finder.all(words("quillfeather"));
        append(saying("Quillfeather rang again"));

        assertThat(all.count()).isEqualTo(1_203);
        assertThat(ids(all)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(said.count()).isEqualTo(1_203);
        assertThat(ids(said)).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void a_file_counts_the_same_whether_or_not_something_was_hidden() {
        append(SampleEntries.lookHiding(0));
        append(SampleEntries.lookHiding(3));
        List<LogLine> lines = new ArrayList<>();
        open.finder.all(LogFilter.EVERYTHING).each().accept(lines::add);

        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(List.of(
                                line.full(), line.summary(), line.existence(), line.withheld(), line.overrides()))
                        .containsExactly(1, 0, 0, 0, 0));
    }

    private static List<UUID> ids(EntryFinder.Matches matches) {
        List<UUID> ids = new ArrayList<>();
        matches.each().accept(line -> ids.add(line.entryId()));
        return ids;
    }

    private List<LogLine> listed(LogFilter filter, LogOrder order, int size) {
        List<LogLine> listed = new ArrayList<>();
        String next = null;
        do {
            LogPage page = open.finder.list(filter, order, next, size);
            listed.addAll(page.lines());
            next = page.next();
        } while (next != null);
        return listed;
    }

    private UUID append(LogEntry entry) {
        UUID id = open.log.append(entry).entryId();
        open.projection.catchUp();
        return id;
    }

    private static LogEntry saying(String reason) {
        return SampleEntries.look().because(reason);
    }

    private Stream<UUID> stream(LogFilter filter) {
        return open.finder.list(filter, LogOrder.NEWEST, null, 100).lines().stream()
                .map(LogLine::entryId);
    }

    private List<UUID> found(LogFilter filter) {
        return stream(filter).toList();
    }

    private static LogFilter about(UUID... identities) {
        return filter(List.of(identities), null, null, null);
    }

    private static LogFilter onBasis(String basis) {
        return filter(List.of(), basis, null, null);
    }

    private static LogFilter referredToBy(String reference) {
        return filter(List.of(), null, reference, null);
    }

    private static LogFilter words(String typed) {
        return filter(List.of(), null, null, SearchedWords.of(typed));
    }

    private static LogFilter filter(
            List<UUID> subjects, @Nullable String basis, @Nullable String reference, @Nullable SearchedWords words) {
        return new LogFilter(
                null, null, null, null, null, null, null, null, subjects, null, null, null, basis, reference, words);
    }
}
