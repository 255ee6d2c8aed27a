package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import kinbridge.console.Visitor;
import kinbridge.family.Families;
import kinbridge.family.Practitioners;
import kinbridge.family.Teams;
import kinbridge.intake.Intake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is hidden is absent: the page of a family with hidden records is the page of one without. */
@Story
class HidingStoryTest {

    /** What differs from one answer to the next of the same family. */
    private static final Pattern RANDOM = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f-]{27}|FAM-\\w{6}|\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?|name=\"_csrf\" value=\"[^\"]+\"");

    @Autowired
    Hub hub;

    @Autowired
    Intake intake;

    @Autowired
    Families families;

    @Autowired
    Teams teams;

    @Autowired
    Practitioners practitioners;

    private TwinFamilies twins;
    private UUID without;
    private UUID with;

    @BeforeEach
    void open() {
        twins = new TwinFamilies(hub, intake, families, teams, practitioners);
        without = twins.with(0, "Alderwick", LocalDate.of(2019, 2, 11));
        with = twins.with(20, "Elmsgrove", LocalDate.of(2019, 2, 12));
    }

    @AfterEach
    void close() {
        hub.close(without);
        hub.close(with);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "timeline", "team"})
    void a_page_with_twenty_hidden_records_is_to_the_letter_the_page_without_them(String tab) {
        Visitor visitor = hub.visitor(TwinFamilies.HOUSING_OFFICER);

        String plain = page(visitor, without, tab);
        String hiding = page(visitor, with, tab);

        assertThat(plain).contains("Robin Twin");
        assertThat(hiding).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/families/FAMILY?", "/fhir/Group/FAMILY/$everything?", "/fhir/Patient?family=FAMILY&"})
    void a_program_too_gets_to_the_letter_the_answer_without_them(String address) {
        Program program = Program.of(hub, TwinFamilies.HOUSING_OFFICER);

        HttpResponse<String> plain = program.get(of(without, address));
        HttpResponse<String> hiding = program.get(of(with, address));

        assertThat(plain.body()).contains("Robin");
        assertThat(alike(hiding.body().strip())).isEqualTo(alike(plain.body().strip()));
        assertThat(hiding.body()).hasSameSizeAs(plain.body());
    }

    private static String of(UUID family, String address) {
        return address.replace("FAMILY", family.toString()) + "purpose=TAF_SUPPORT";
    }

    @Test
    void somebody_who_may_know_does_see_them() {
        teams.addByHand(
                with,
                practitioners.find("orla-keane").orElseThrow(),
                LocalDate.now().minusDays(1));

        assertThat(hub.open("orla-keane", with).orElseThrow().timeline())
                .filteredOn(entry -> entry.title().equals("Mood screening"))
                .hasSize(20);
    }

    @Test
    void the_lengths_of_the_two_answers_are_equal() {
        Visitor visitor = hub.visitor(TwinFamilies.HOUSING_OFFICER);

        assertThat(address(visitor, with, "timeline").length())
                .isEqualTo(address(visitor, without, "timeline").length());
    }

    private static String page(Visitor visitor, UUID family, String tab) {
        return alike(address(visitor, family, tab));
    }

    private static String alike(String answer) {
        return RANDOM.matcher(answer)
                .replaceAll("")
                .replaceAll("Alderwick|Elmsgrove", "Twin")
                .replaceAll("1[12] Feb", "1x Feb")
                .replaceAll("-02-1[12]", "-02-1x");
    }

    private static String address(Visitor visitor, UUID family, String tab) {
        return visitor.get("/families/" + family + "?purpose=TAF_SUPPORT&tab=" + tab)
                .body();
    }
}
