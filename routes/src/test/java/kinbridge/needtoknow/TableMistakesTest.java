package kinbridge.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no council may write into the tables: each mistake is the only thing that is told. */
class TableMistakesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // Going ahead without agreement is no agreement.
                "consent-ceilings.csv | GIVEN,any,1,5,anyone,F,no | GIVEN,any,1,5,anyone,F,yes | giving agreement would lower what is shown: GIVEN is F, and no override",
                "consent-ceilings.csv | EXPIRED,L1 to L3,2,2,anyone,E | EXPIRED,L1 to L3,2,2,anyone,X | NOT_SOUGHT and EXPIRED mean the same, and must have the same answers",
                "consent-ceilings.csv | WITHDRAWN,CIN,1,3,SWK,S | WITHDRAWN,CIN,1,3,SWK,E | REFUSED and WITHDRAWN mean the same, and must have the same answers",
                "consent-ceilings.csv | PR_CONFLICT,CIN,1,3,anyone,S | PR_CONFLICT,CIN,1,3,anyone,X | less would be told of a child in need than of another: PR_CONFLICT",
                "consent-ceilings.csv | GIVEN_OUT_OF_SCOPE,CIN,4,5,anyone | GIVEN_OUT_OF_SCOPE,CIN,4,4,anyone | no sound row answers for everyone in GIVEN_OUT_OF_SCOPE at CIN, sensitivity 5",
                "consent-ceilings.csv | PR_CONFLICT,L1 to L3,4,5,anyone | PR_CONFLICT,L1 to L3,3,5,anyone | column 'for': SWK has an answer from another row already",
                "consent-ceilings.csv | PR_CONFLICT,L1 to L3,4,5,anyone | PR_CONFLICT,S47,4,5,anyone | line 37, column 2: column 'harm': 'S47' is none of 'L1 to L3', 'CIN', 'any'",
                "consent-ceilings.csv | DECEASED,any,1,5,anyone | DECEASED,any,5,1,anyone | line 40, column 4: column 'sensitivity to': '1' is not a number from 5 to 5",
                "consent-ceilings.csv | DECEASED,any,1,5,anyone,S,no | DECEASED,any,1,5,anyone,S,perhaps | line 40, column 7: column 'override': 'perhaps' is neither yes nor no",
                "consent-ceilings.csv | DECEASED,any,1,5,anyone,S | DECEASED,any,1,5,anyone,W | line 40, column 6: column 'ceiling': 'W' is none of F S E X",
                "consent-ceilings.csv | REFUSED,CIN,1,3,SWK | REFUSED,CIN,1,3,SWX | line 26, column 5: column 'for': 'SWX' is not a known profile",
                "time-limits.csv | S47,10wd | S48,10wd | line 4, column 1: column 'when': 'S48' is none of [BREAK_GLASS, L1",
                "time-limits.csv | S47,10wd | S47,10000wd | 'lasts': '10000wd' is not a time such as 4h, 10wd, 8w or 3m",
                "time-limits.csv | S47,10wd,ten working days of an enquiry | S47,10wd, | line 4, column 3: column 'reason': is empty",
                "time-limits.csv | IMMINENT,24h | BREAK_GLASS,24h | 'BREAK_GLASS' is there twice",
                "time-limits.csv | IMMINENT,24h | BREAK_GLASS,24h | no row for 'IMMINENT'",
                "matrix.csv | ID.ADDRESS,F | ID.CORE,F | line 3, column 1: column 'category': 'ID.CORE' is there twice",
                "matrix.csv | ID.ADDRESS,F | ID.CORE,F | no row for category 'ID.ADDRESS'",
                "matrix.csv | ID.CORE,F,F, | ID.CORE,F,F,F, | line 2: has 27 cells, expected 26",
                "matrix.csv | category,SWK,LPR | category,LPR,LPR | line 1: column 'SWK' is missing",
                "matrix.csv | category,SWK,LPR | category,LPR,LPR | line 1, column 3: column 'LPR' is there twice",
                "matrix.csv | category,SWK,LPR | category,SWK,LPX | line 1, column 3: column 'LPX' is not known, expected [category, SWK",
                "time-limits.csv | IMMINENT,24h | \"IMMINENT,24h | line 3: a quoted cell that is never closed",
                "matrix-reasons.csv | HOU,HE.GENERAL | HOU,TAF.INVOLVEMENT | line 3, column 1: column 'profile': this cell has a reason already",
                "matrix-reasons.csv | HOU,HE.GENERAL,no tenancy decision needs a diagnosis | HOU,HE.GENERAL, | line 3, column 3: column 'reason': is empty",
                "categories.csv | shared identifier\",1,P | shared identifier\",1,PP | line 2, column 4: column 'gdpr': 'PP' is none of P, SC, CO, SC+CO",
                "categories.csv | shared identifier\",1,P | shared identifier\",12,P | line 2, column 3: column 'sensitivity': '12' is not a number from 1 to 5",
                "categories.csv | 1,P,no,F | 1,P,maybe,F | line 2, column 5: column 'hides existence': 'maybe' is neither yes nor no",
                "categories.csv | 1,P,no,F | 1,P,no,G | line 2, column 6: column 'default': 'G' is none of F S E W H",
                "categories.csv | F,SWK LPR, | F,SWK LPX, | line 2, column 7: column 'owners': 'LPX' is not a known profile",
                "categories.csv | ID.ADDRESS,Current | ID.CORE,Current | line 3, column 1: column 'category': 'ID.CORE' is there twice",
                "categories.csv | ID.ADDRESS,Current | ID.CORE,Current | no sound row for category 'ID.ADDRESS'",
                "purposes.csv | TAF_SUPPORT,Early | SUBJECT_ACCESS,Early | line 2, column 1: column 'purpose': 'SUBJECT_ACCESS' is not a known purpose",
                "purposes.csv | TAF_SUPPORT,Early | SUBJECT_ACCESS,Early | no sound row for purpose 'TAF_SUPPORT'",
                "purposes.csv | CIN_ASSESSMENT,s17 | TAF_SUPPORT,s17 | line 3, column 1: column 'purpose': 'TAF_SUPPORT' is there twice",
                "purposes.csv | yes,SWK LPR EHP BSO MID CMW HVN GPD PSY REC DAP DPW PPO PPU HOU | yes,SWX LPR EHP BSO MID CMW HVN GPD PSY REC DAP DPW PPO PPU HOU | line 2, column 10: column 'may claim': 'SWX' is not a known profile",
                "purpose-ceilings.csv | ID.ADDRESS,F | ID.CORE,F | column 'category': 'ID.CORE' is there twice",
                "purpose-ceilings.csv | ID.ADDRESS,F | ID.CORE,F | no row for category 'ID.ADDRESS'",
                "roles.yaml | safeguarding: | safegarding: | 'safeguarding' is missing, expected here",
                "roles.yaml | safeguarding: | safegarding: | 'safegarding' is not known here, expected one of [agencies, breakGlass",
                "roles.yaml | subject_adult: | subject_grownup: | subjectAccess: 'subject_adult' is missing",
                "roles.yaml | subject_adult: | subject_grownup: | 'subject_grownup' is none of [parent_with_pr",
                "roles.yaml | subject_adult: | social_worker: | 'social_worker' is also among the roles",
                "lawful-bases.yaml | s16LA: { inForceFrom | s16LB: { inForceFrom | switches: 's16LA' is missing",
                "lawful-bases.yaml | , source: CA2004-S16LA | , source: CA2004-S16LZ | 'CA2004-S16LZ' is not one of the sources below",
                "lawful-bases.yaml | BENEFIT_SANCTION: | TAF_SUPPORT: | 'TAF_SUPPORT' is a purpose that the hub serves",
                "lawful-bases.yaml | enquiryDuty: { when | enquiry: { when | 'enquiryDuty' is missing, expected here",
                "lawful-bases.yaml | noneNeeded: \"none needed\" | noneNeeded: \"\" | 'noneNeeded' is empty",
                "lawful-bases.yaml | part3: [POLICE | part4: [POLICE | 'part3' is missing, expected here",
            })
    void a_mistake_is_told(String file, String text, String replacement, String expected) {
        Tables.copyWith(folder, file, text, replacement);
        assertThat(problems())
                .anySatisfy(problem -> assertThat(problem).startsWith(file).contains(expected));
    }

    @Test
    void everyone_else_may_be_written_before_those_whom_it_leaves_out() throws Exception {
        String text = Files.readString(Tables.FOLDER.resolve("consent-ceilings.csv"));
        String named = text.lines()
                .filter(line -> line.startsWith("REFUSED,CIN,1,3,SWK"))
                .findFirst()
                .orElseThrow();
        String others = text.lines()
                .filter(line -> line.startsWith("REFUSED,CIN,1,3,everyone else"))
                .findFirst()
                .orElseThrow();
        Tables.copyWith(folder, "consent-ceilings.csv", "GIVEN", "GIVEN");
        Files.writeString(
                folder.resolve("consent-ceilings.csv"),
                text.replace(named, "@").replace(others, named).replace("@", others));
        ConsentCeilings ceilings = SharingTables.load(folder).consentCeilings();
        assertThat(ceilings.of(AgreementState.REFUSED, DecisionRequest.HarmLevel.CIN, 3, Profile.SWK))
                .isEqualTo(Tables.SHIPPED
                        .consentCeilings()
                        .of(AgreementState.REFUSED, DecisionRequest.HarmLevel.CIN, 3, Profile.SWK));
        assertThat(ceilings.of(AgreementState.REFUSED, DecisionRequest.HarmLevel.CIN, 3, Profile.LPR))
                .isEqualTo(Tables.SHIPPED
                        .consentCeilings()
                        .of(AgreementState.REFUSED, DecisionRequest.HarmLevel.CIN, 3, Profile.LPR));
    }

    @Test
    void an_empty_table_is_told_what_it_should_begin_with() throws Exception {
        Tables.copyWith(folder, "time-limits.csv", "S47", "S47");
        Files.writeString(folder.resolve("time-limits.csv"), "");
        assertThat(problems()).contains("time-limits.csv: is empty, expected a header: [when, lasts, reason]");
    }

    @Test
    void text_of_another_encoding_is_refused() throws Exception {
        Tables.copyWith(folder, "time-limits.csv", "S47", "S47");
        Files.write(folder.resolve("time-limits.csv"), new byte[] {'w', 'h', (byte) 0xE9, 'n'});
        assertThat(problems()).singleElement().asString().startsWith("time-limits.csv: ");
    }

    private List<String> problems() {
        SharingTablesRefused refused =
                catchThrowableOfType(SharingTablesRefused.class, () -> SharingTables.load(folder));
        assertThat(refused).as("the tables should have been refused").isNotNull();
        return refused.problems();
    }
}
