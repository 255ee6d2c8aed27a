package kinbridge.familyview;

import java.util.Set;
import java.util.stream.Collectors;
import kinbridge.mappings.Agency;
import kinbridge.mappings.RecordType;
import kinbridge.needtoknow.Disclosed;
import kinbridge.needtoknow.DisclosedView;
import kinbridge.needtoknow.Undecided;

/**
 * The agencies that a look may name. A name, a tie or an address is released to almost everybody,
 * whichever agency holds it; that probation or maternity holds it tells what the sharing tables hide.
 * So an agency is named only where something else of it was released.
 */
final class NamedAgencies {

    /** An address tells no more than a name; what the hub's own people recorded is no answer of a feed. */
    private static final Set<String> NOT_OF_AN_AGENCY =
            Set.of(RecordType.ADDRESS.name(), HubItems.HARM_LEVEL, HubItems.TEAM_MEMBER);

    private NamedAgencies() {}

    static Set<Agency> of(DisclosedView view) {
        String own = view.look().requester().agency();
        return view.items().stream()
                .filter(item ->
                        isMoreThanKnowing(item) || item.agency().holder().equals(own))
                .map(Disclosed::agency)
                .collect(Collectors.toSet());
    }

    private static boolean isMoreThanKnowing(Disclosed item) {
        return item.kind() == Undecided.Kind.RECORD && !NOT_OF_AN_AGENCY.contains(item.type());
    }
}
