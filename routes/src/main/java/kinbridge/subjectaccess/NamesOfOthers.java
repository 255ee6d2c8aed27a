package kinbridge.subjectaccess;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whose names are taken out of what goes to a person. */
@Component
class NamesOfOthers {

    private final PeopleAround around;

    NamesOfOthers(PeopleAround around) {
        this.around = around;
    }

    ThirdParties around(UUID person) {
        return new ThirdParties(around.called(around.of(person)), around.called(Set.of(person)));
    }
}
