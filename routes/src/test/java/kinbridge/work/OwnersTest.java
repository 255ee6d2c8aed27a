package kinbridge.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.family.Teams;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.SharingTables;
import kinbridge.work.Owners.Owner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnersTest {

    private static final UUID FAMILY = UUID.fromString("9d6b8a52-6a0e-4f3a-8f35-0d1f0b1f2c11");
    private static final Practitioner LEAD =
            new Practitioner("lead", "Lena Lead", "social_worker", "LA_CSC", "", "", "", "", false, Map.of(), Set.of());

    private final Practitioners practitioners = mock(Practitioners.class);
    private final Teams teams = mock(Teams.class);
    private final Owners owners = new Owners(
            practitioners,
            teams,
            new PolicyInForce(SharingTables.load(Path.of(System.getProperty("kinbridge.home"), "config/sharing"))));

    @BeforeEach
    void the_family_has_a_lead() {
        when(practitioners.find("lead")).thenReturn(Optional.of(LEAD));
        when(practitioners.all()).thenReturn(List.of(LEAD));
        when(teams.members(FAMILY))
                .thenReturn(List.of(new Teams.Member("lead", "social_worker", "LA_CSC", LocalDate.of(2026, 1, 5))));
    }

    private static NewTask takenBackFrom(String practitioner) {
        return NewTask.of(TaskKind.TAKEN_BACK, FAMILY)
                .by(new Requester(practitioner, practitioner, "idva", "DA_SVC"), null);
    }

    @Test
    void what_somebody_was_shown_is_theirs_to_stop_relying_on() {
        assertThat(owners.of(takenBackFrom("lead"))).isEqualTo(new Owner("lead", null));
    }

    @Test
    void what_a_colleague_who_has_left_was_shown_is_told_to_governance_and_not_to_the_familys_lead() {
        assertThat(owners.of(takenBackFrom("has-left"))).isEqualTo(new Owner(null, "IG"));
    }
}
