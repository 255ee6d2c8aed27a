package kinbridge.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import kinbridge.consent.Agreements.AgreementUnreadable;
import kinbridge.consent.Agreements.Standing;
import kinbridge.mappings.Agency;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.Category;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Statement;
import kinbridge.mappings.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreementsTest {

    @TempDir
    Path folder;

    @BeforeEach
    void an_agreement_with_the_police() throws Exception {
        write("police.yaml", "DA.INCIDENT");
    }

    @Test
    void a_live_agreement_covers_its_category() {
        assertThat(on("2026-06-01").cover(incident(Category.DA_INCIDENT))).isTrue();
    }

    @Test
    void another_category_is_not_covered() {
        assertThat(on("2026-06-01").cover(incident(Category.CJ_INTEL))).isFalse();
    }

    @Test
    void the_last_day_is_covered() {
        assertThat(on("2026-12-31").cover(incident(Category.DA_INCIDENT))).isTrue();
    }

    @Test
    void the_day_after_is_not_covered() {
        assertThat(on("2027-01-01").cover(incident(Category.DA_INCIDENT))).isFalse();
    }

    @Test
    void the_day_before_it_starts_is_not_covered() {
        assertThat(on("2025-12-31").cover(incident(Category.DA_INCIDENT))).isFalse();
    }

    @Test
    void what_was_stored_under_a_lapsed_agreement_stands_as_expired() {
        assertThat(on("2027-01-01").standing("POLICE", Category.DA_INCIDENT)).isEqualTo(Standing.EXPIRED);
    }

    @Test
    void what_no_agreement_names_stands_as_missing() {
        assertThat(on("2026-06-01").standing("POLICE", Category.CJ_INTEL)).isEqualTo(Standing.MISSING);
    }

    @Test
    void an_unknown_category_is_refused_with_the_file_and_the_word() throws Exception {
        write("wrong.yaml", "DA.INCIDENTS");
        assertThatThrownBy(() -> on("2026-06-01"))
                .isInstanceOf(AgreementUnreadable.class)
                .hasMessageContaining("wrong.yaml")
                .hasMessageContaining("DA.INCIDENTS");
    }

    private Agreements on(String day) {
        return Agreements.load(folder, InstantSource.fixed(Instant.parse(day + "T12:00:00Z")));
    }

    private void write(String name, String category) throws Exception {
        Files.writeString(folder.resolve(name), """
                id: DSA-TEST
                title: A test
                agency: police
                holders: [POLICE]
                feeds: [police-ppn]
                purposes: [TAF_SUPPORT]
                categories: [%s]
                from: 2026-01-01
                until: 2026-12-31
                """.formatted(category));
    }

    private static Statement incident(Category category) {
        return new AgencyRecord(
                "police-ppn",
                Agency.POLICE,
                "POLICE",
                "ppn/1",
                null,
                RecordType.DOMESTIC_ABUSE_INCIDENT,
                category,
                List.of(Subject.person("police-ppn", "1")),
                null,
                null,
                null,
                Map.of());
    }
}
