package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kinbridge.family.Families;
import kinbridge.intake.WhoMatters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Only changes of people around a child in danger set something off: none of them may be left out. */
@Story
class WhoMattersStoryTest {

    @Autowired
    Hub hub;

    @Autowired
    WhoMatters whoMatters;

    @Autowired
    Families families;

    private List<UUID> everybody;

    @BeforeEach
    void arrive() {
        hub.settle();
        everybody = hub.database()
                .sql("select distinct person_id from people.identity")
                .query(UUID.class)
                .list();
    }

    @Test
    void whoever_is_left_out_touches_no_family() {
        List<UUID> leftOut = leftOut();

        assertThat(leftOut)
                .isNotEmpty()
                .allSatisfy(person -> assertThat(families.refreshAround(person)).isEmpty());
    }

    @Test
    void whoever_is_left_out_has_no_very_young_child_around_them() {
        assertThat(leftOut())
                .isNotEmpty()
                .allSatisfy(
                        person -> assertThat(families.childrenAround(person)).noneMatch(this::isVeryYoung));
    }

    @Test
    void whoever_is_in_an_open_family_matters() {
        UUID child = person("socialcare-ssd", "NM0204");

        assertThat(whoMatters.among(List.of(child))).containsExactly(child);
    }

    @Test
    void each_is_judged_for_themselves() {
        Set<UUID> together = whoMatters.among(everybody);

        assertThat(everybody)
                .allSatisfy(person ->
                        assertThat(!whoMatters.among(List.of(person)).isEmpty()).isEqualTo(together.contains(person)));
    }

    private List<UUID> leftOut() {
        List<UUID> left = new ArrayList<>(everybody);
        left.removeAll(whoMatters.among(everybody));
        return left;
    }

    private boolean isVeryYoung(UUID person) {
        return hub.count("""
                select count(*) from people.identity where person_id = ? and (date_of_birth > now() - interval '2 years'
                  or (expected_date is not null and date_of_birth is null))""", person) > 0;
    }

    private UUID person(String system, String localId) {
        return hub.database()
                .sql("select person_id from people.identity where system = ? and local_id = ?")
                .params(system, localId)
                .query(UUID.class)
                .single();
    }
}
