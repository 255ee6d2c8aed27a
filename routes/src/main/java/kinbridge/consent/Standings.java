package kinbridge.consent;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Works out how people stand to sharing today. */
@Component
public class Standings {

    private final Answers answers;
    private final AskedPeople people;
    private final InstantSource clock;

    Standings(Answers answers, AskedPeople people, InstantSource clock) {
        this.answers = answers;
        this.people = people;
        this.clock = clock;
    }

    /** By person id; of each also who they are and every version of their answers. */
    public Map<UUID, OfPerson> of(Collection<UUID> persons, boolean isOpened) {
        Map<UUID, List<AnswerVersion>> all = answers.about(persons, isOpened);
        Set<UUID> concerned = new HashSet<>(persons);
        all.values()
                .forEach(versions -> versions.forEach(answer -> {
                    if (answer.giverPerson() != null) {
                        concerned.add(answer.giverPerson());
                    }
                }));
        Map<UUID, AskedPerson> known = people.of(concerned);
        Set<UUID> perpetrators = new HashSet<>();
        known.forEach((person, asked) -> {
            if (asked.allegedPerpetrator()) {
                perpetrators.add(person);
            }
        });
        Map<UUID, OfPerson> standings = new HashMap<>();
        for (UUID person : persons) {
            AskedPerson asked = known.get(person);
            if (asked != null) {
                List<AnswerVersion> versions = all.getOrDefault(person, List.of());
                standings.put(
                        person,
                        new OfPerson(
                                asked,
                                Standing.of(asked, Answers.current(versions), perpetrators, clock.instant()),
                                versions));
            }
        }
        return standings;
    }

    /** @param versions every version of every answer about them, newest first */
    public record OfPerson(AskedPerson person, Standing standing, List<AnswerVersion> versions) {}
}
