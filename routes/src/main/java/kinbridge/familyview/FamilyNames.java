package kinbridge.familyview;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import kinbridge.familyview.ReleasedPeople.ReleasedPerson;
import kinbridge.needtoknow.DisclosedView;
import org.springframework.stereotype.Component;

/** What a family is called: after the mother, or else whoever is in focus; only as released. */
@Component
public class FamilyNames {

    private final ReleasedPeople people;

    FamilyNames(ReleasedPeople people) {
        this.people = people;
    }

    /** @param childrenInFocus person ids */
    public String of(DisclosedView view, List<UUID> childrenInFocus) {
        return of(people.of(view, childrenInFocus));
    }

    static String of(List<ReleasedPerson> released) {
        return released.stream()
                .filter(person -> !person.familyName().isEmpty())
                .min(Comparator.comparing((ReleasedPerson person) ->
                                !"Mother".equals(person.row().relation()))
                        .thenComparing(person -> !person.row().inFocus()))
                .map(person -> person.familyName() + " family")
                .orElse("Family");
    }
}
