package kinbridge.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import kinbridge.oversight.SavedSearches.Saved;
import kinbridge.storage.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSearchesTest {

    private static final Requester OFFICER = new Requester("officer", "Olive Grant", "ig_officer", "LA_IG");
    private static final Requester OTHER = new Requester("other-officer", "Ozzy Lane", "dpo", "LA_IG");
    private static final String ADDRESS = "/sharing-log?family=FAM-234567";

    @TempDir
    private Path folder;

    private AskedLog log;
    private KeptSearches searches;

    @BeforeEach
    void open() {
        log = new AskedLog(folder);
        searches = new KeptSearches(log.database, Vault.generate(), log.changes, log.open.transaction(), log.clock);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void a_search_is_there_for_whoever_saved_it_and_for_nobody_else() {
        assertThat(searches.save(OFFICER, "  The refuge's question ", ADDRESS)).isEmpty();

        assertThat(searches.of(OFFICER))
                .extracting(Saved::name, Saved::address)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("The refuge's question", ADDRESS));
        assertThat(searches.of(OTHER)).isEmpty();
    }

    @Test
    void neither_name_nor_filters_can_be_read_in_the_database() {
        searches.save(OFFICER, "The refuge's question", ADDRESS);

        byte[] kept = log.database
                .sql("select sealed from oversight.saved_search")
                .query(byte[].class)
                .single();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("refuge", "FAM-234567");
    }

    @Test
    void only_whoever_saved_it_forgets_it() {
        searches.save(OFFICER, "One", ADDRESS);
        UUID saved = searches.of(OFFICER).get(0).id();

        searches.forget(OTHER, saved);
        assertThat(searches.of(OFFICER)).hasSize(1);

        searches.forget(OFFICER, saved);
        assertThat(searches.of(OFFICER)).isEmpty();
    }

    @Test
    void a_search_without_a_name_or_with_a_long_one_or_one_too_many_is_not_saved() {
        assertThat(searches.save(OFFICER, " ", ADDRESS)).isPresent();
        assertThat(searches.save(OFFICER, "x".repeat(61), ADDRESS)).isPresent();
        assertThat(searches.save(OFFICER, "two\nlines", ADDRESS)).isPresent();
        assertThat(searches.of(OFFICER)).isEmpty();

        for (int number = 0; number < 30; number++) {
            assertThat(searches.save(OFFICER, "Search " + number, ADDRESS)).isEmpty();
        }
        assertThat(searches.save(OFFICER, "One more", ADDRESS)).isPresent();
        assertThat(searches.of(OFFICER)).hasSize(30);
    }

    @Test
    void saving_and_forgetting_are_in_the_log() {
        searches.save(OFFICER, "One", ADDRESS);
        searches.forget(OFFICER, searches.of(OFFICER).get(0).id());

        assertThat(log.database
                        .sql("select (select count(*) from sharing_log.pending where kind = 'STATE')"
                                + " + (select count(*) from sharing_log.entry where kind = 'STATE')")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }
}
