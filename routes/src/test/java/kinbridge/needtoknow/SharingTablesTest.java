package kinbridge.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kinbridge.mappings.Category;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables with a mistake are refused whole, with file, line and reason. */
class SharingTablesTest {

    @TempDir
    Path folder;

    @Test
    void equal_files_have_the_same_version() {
        assertThat(SharingTables.load(Tables.FOLDER).policyVersion()).isEqualTo(Tables.SHIPPED.policyVersion());
    }

    @Test
    void any_change_is_another_version() {
        Tables.copyWith(folder, "matrix.csv", "statutory bar", "a bar in law");
        assertThat(SharingTables.load(folder).policyVersion()).isNotEqualTo(Tables.SHIPPED.policyVersion());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "matrix.csv | ID.CORE,F | ID.CORE,Q | matrix.csv, line 2, column 2: column 'SWK': 'Q' is none of F S E W H",
                "matrix.csv | SC.ADOPTION,H | SC.ADOPTION,F | matrix.csv, line 18, column 2: column 'SWK': is under a statutory bar",
                "matrix.csv | TAF.VOICE,F,S,S,H | TAF.VOICE,F,S,S,W | matrix.csv, line 11, column 5: column 'BSO': W would show",
                "matrix.csv | ID.CORE, | ID.CARE, | matrix.csv, line 2, column 1: column 'category': 'ID.CARE' is not a known category",
                "matrix.csv | ,SWK, | ,SWX, | matrix.csv, line 1: column 'SWK' is missing",
                "matrix-reasons.csv | HOU,HE.MH | HOX,HE.MH | matrix-reasons.csv, line 4, column 1: column 'profile': 'HOX'",
                "categories.csv | shared identifier\",1,P | shared identifier\",9,P | categories.csv, line 2, column 3: column 'sensitivity'",
                "categories.csv | ,ACA2002-S56, | ,MAGNA-CARTA, | 'MAGNA-CARTA' is not a source in lawful-bases.yaml",
                "purposes.csv | required,G1 | required,G99 | purposes.csv, line 2, column 4: column 'gateway': 'G99'",
                "purposes.csv | required,G1 | perhaps,G1 | purposes.csv, line 2, column 3: column 'agreement': 'perhaps'",
                "purpose-ceilings.csv | ID.CORE,F | ID.CORE,W | purpose-ceilings.csv, line 2, column 2: column 'TAF_SUPPORT': 'W'",
                "consent-ceilings.csv | GIVEN,any,1,5,anyone,F | GIVEN,any,1,5,anyone,S | giving agreement would lower what is shown",
                "consent-ceilings.csv | REFUSED,L1 to L3,1,1,anyone,E | REFUSED,L1 to L3,1,1,anyone,S | REFUSED and WITHDRAWN mean the same",
                "consent-ceilings.csv | EXPIRED,CIN,1,1 | EXPIRED,CIN,2,2 | no sound row answers for everyone in EXPIRED at CIN, sensitivity 1",
                "roles.yaml | profile: HOU, usualAgency: LA_HOUSING | profile: HOX, usualAgency: LA_HOUSING | 'HOX' is not a known profile",
                "roles.yaml | usualAgency: RSL | usualAgency: RSX | 'RSX' is not one of the agencies above",
                "lawful-bases.yaml | CA1989-S27, CA2004-S10 | CA1989-S99, CA2004-S10 | 'CA1989-S99' is not one of the sources below",
                "lawful-bases.yaml | s16LA: { inForceFrom: , | s16LA: { inForceFrom: soon, | 'soon' is not a date",
                "lawful-bases.yaml | nhs: [NHS_MAT | nhs: [NHS_MOON | 'NHS_MOON' is not an agency in roles.yaml",
                "may-record.csv | consent,SWK LPR | consent,SWK LPX | may-record.csv, line 2, column 2: column 'profiles': 'LPX' is not a known profile",
                "may-record.csv | ,head_of_service, | ,head_of_servise, | column 'roles': 'head_of_servise' is not a known role",
                "may-record.csv | ,head_of_service, | ,subject_adult, | column 'roles': 'subject_adult' is not a known role",
                "may-record.csv | competence, | competance, | may-record.csv, line 5, column 1: column 'change': 'competance' is not a known change",
                "may-record.csv | clear-police_hold, | set-police_hold, | column 'change': 'set-police_hold' is there twice",
                "may-record.csv | clear-police_hold, | set-police_hold, | may-record.csv: no row for 'clear-police_hold'",
                "may-record.csv | competence,SWK MID CMW HVN GPD PSY,sf_team_manager senior_practitioner !child_practitioner | competence,, | column 'profiles': names nobody",
                "time-limits.csv | BREAK_GLASS,4h | BREAK_GLASS,a while | time-limits.csv, line 2, column 2: column 'lasts'",
            })
    void a_mistake_is_named_with_its_file_and_line(String file, String text, String replacement, String expected) {
        Tables.copyWith(folder, file, text, replacement);
        assertThat(problems()).anySatisfy(problem -> assertThat(problem).contains(expected));
    }

    @Test
    void a_landlords_cell_for_a_protected_address_cannot_be_opened() throws Exception {
        String rows = Files.readString(Tables.FOLDER.resolve("matrix.csv"));
        String row = rows.lines()
                .filter(line -> line.startsWith("ID.ADDRESS_PROTECTED"))
                .findFirst()
                .orElseThrow();
        String[] cells = row.split(",", 26);
        cells[16] = "E";
        Tables.copyWith(folder, "matrix.csv", row, String.join(",", cells));
        assertThat(problems())
                .containsExactly(
                        "matrix.csv, line 4, column 17: column 'HOU': must never learn a protected address, expected H");
    }

    @Test
    void every_mistake_is_named_at_once() throws Exception {
        Tables.copyWith(folder, "matrix.csv", "ID.CORE,F,F", "ID.CORE,Q,Q");
        Files.writeString(folder.resolve("time-limits.csv"), "when,lasts,reason\n");
        assertThat(problems()).hasSizeGreaterThan(3);
    }

    @Test
    void a_missing_file_is_named() throws Exception {
        Tables.copyWith(folder, "matrix.csv", "ID.CORE", "ID.CORE");
        Files.delete(folder.resolve("roles.yaml"));
        assertThat(problems()).containsExactly("roles.yaml: is missing or is not UTF-8 text");
    }

    @Test
    void a_table_saved_by_a_spreadsheet_reads_the_same() throws Exception {
        Tables.copyWith(folder, "matrix.csv", "ID.CORE", "ID.CORE");
        Path matrix = folder.resolve("matrix.csv");
        Files.writeString(matrix, "\uFEFF" + Files.readString(matrix).replace("\n", "\r\n"));
        SharingTables tables = SharingTables.load(folder);
        for (Category category : Category.values()) {
            for (Profile profile : Profile.values()) {
                assertThat(tables.matrixCeiling(profile, category, Purpose.VISIT_SAFETY))
                        .isEqualTo(Tables.SHIPPED.matrixCeiling(profile, category, Purpose.VISIT_SAFETY));
            }
        }
    }

    @Test
    void the_tables_answer_who_may_ask_for_what() {
        SharingTables tables = Tables.SHIPPED;
        assertThat(tables.profileOf("housing_officer")).contains(Profile.HOU);
        assertThat(tables.profileOf("subject_adult")).isEmpty();
        assertThat(tables.titleOfRole("sf_midwife")).isEqualTo("Strengthening Families midwife");
        assertThat(tables.titleOf(Category.HE_MH)).isEqualTo("Mental health");
        assertThat(tables.sensitivityOf(Category.HE_MH)).isEqualTo(4);
        assertThat(tables.hidesExistence(Category.HE_MH)).isTrue();
        assertThat(tables.ownersOf(Category.HE_MH)).containsExactly(Profile.PSY);
        assertThat(tables.mayClaim(Profile.HOU, Purpose.HOUSING_SUPPORT)).isTrue();
        assertThat(tables.mayClaim(Profile.HOU, Purpose.CP_ENQUIRY)).isFalse();
        assertThat(tables.purposesOf("ig_officer")).containsExactly(Purpose.AUDIT, Purpose.STATISTICS);
        assertThat(tables.reasonFor(Profile.HOU, Category.HE_GENERAL))
                .isEqualTo("no tenancy decision needs a diagnosis");
        assertThat(tables.reasonFor(Profile.SWK, Category.HE_GENERAL)).startsWith("effect on parenting");
    }

    @Test
    void only_those_named_may_record_a_change() {
        SharingTables tables = Tables.SHIPPED;
        assertThat(tables.mayRecord("idva", "clear-protected_address")).isTrue();
        assertThat(tables.mayRecord("safeguarding_midwife", "set-protected_address"))
                .isTrue();
        assertThat(tables.mayRecord("safeguarding_midwife", "clear-protected_address"))
                .isFalse();
        assertThat(tables.mayRecord("social_worker", "harm-level")).isTrue();
        assertThat(tables.mayRecord("child_practitioner", "harm-level")).isFalse();
        assertThat(tables.mayRecord("senior_practitioner", "competence")).isTrue();
        assertThat(tables.mayRecord("lead_practitioner", "competence")).isFalse();
        assertThat(tables.mayRecord("police_safeguarding_liaison", "necessity-countersign"))
                .isTrue();
    }

    @Test
    void nobody_records_an_unknown_change_or_in_an_unknown_role() {
        assertThat(Tables.SHIPPED.mayRecord("social_worker", "set-moon")).isFalse();
        assertThat(Tables.SHIPPED.mayRecord("astronaut", "consent")).isFalse();
        assertThat(Tables.SHIPPED.mayRecord("parent_with_pr", "consent")).isFalse();
    }

    @Test
    void no_flag_that_the_hub_sets_is_set_by_hand() {
        assertThat(SharingTables.flagsSetByHand())
                .doesNotContain("prior_share", "break_glass", "dsa_expired", "necessity_recorded", "own_data");
    }

    @Test
    void no_person_claims_the_purpose_of_the_alert_rules() {
        assertThat(Tables.SHIPPED.purposesOf("social_worker")).doesNotContain(Purpose.SAFEGUARDING_ALERT);
    }

    @Test
    void every_rule_rests_on_a_known_source() {
        List<Rule> rules = Stream.concat(OrderedRules.REFUSALS.stream(), SubjectAccess.RULES.stream())
                .toList();
        assertThat(rules)
                .allSatisfy(rule -> assertThat(Tables.SHIPPED.isSource(rule.source()))
                        .as("source of rule %s", rule.id())
                        .isTrue());
    }

    private List<String> problems() {
        SharingTablesRefused refused =
                catchThrowableOfType(SharingTablesRefused.class, () -> SharingTables.load(folder));
        assertThat(refused).as("the tables should have been refused").isNotNull();
        return refused.problems();
    }
}
