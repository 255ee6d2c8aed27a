package kinbridge.subjectaccess;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose names are taken out of what goes to a person. */
@Component
class NamesOfOthers {

    private final PeopleAround around;

    NamesOfOthers(PeopleAround around) {
        this.around = around;
    }

    /** What each of them is called, for the reviewer who must know whom an item is about as well. */
    Map<UUID, String> called(UUID person) {
        Map<UUID, String> names = new HashMap<>();
        around.called(around.of(person))
                .forEach(one -> names.putIfAbsent(one.person(), (one.given() + " " + one.family()).strip()));
        return names;
    }

    /** Who is around when it is gathered: should a tie end afterwards, the texts still name them. */
    void remember(Request request, UUID person) {
        around.remember(request.id(), around.of(person));
    }

    /**
     * Of those who are around now, and of those who were since it was gathered first.
     *
     * @param asker the parent who asks, who is no third party in what is held of the child
     */
    ThirdParties around(Request request, UUID person, @Nullable UUID asker) {
        remember(request, person);
        Set<UUID> others = around.remembered(request.id());
        others.remove(person);
        if (asker != null) {
            others.remove(asker);
        }
        return new ThirdParties(around.called(others), around.called(Set.of(person)));
    }
}
