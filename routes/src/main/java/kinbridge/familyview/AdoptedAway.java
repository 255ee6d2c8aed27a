package kinbridge.familyview;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import kinbridge.mappings.Category;
import kinbridge.mappings.Subject;
import kinbridge.needtoknow.Undecided;

/**
 * A child adopted away is absent for everybody: who the child is, whose child, and what happened are
 * adoption information (basis ACA2002-S56: protected information, never through the hub). What
 * concerns others as well stays theirs, without the child.
 */
final class AdoptedAway {

    private static final Set<Subject.Role> ABOUT_THE_CHILD = Set.of(Subject.Role.SUBJECT, Subject.Role.CHILD);

    private AdoptedAway() {}

    static Undecided guarded(Undecided item, Set<UUID> adopted) {
        List<Undecided.About> others = item.subjects().stream()
                .filter(about -> !adopted.contains(about.identity()))
                .toList();
        if (others.size() == item.subjects().size()) {
            return item;
        }
        boolean isTheirs = item.kind() == Undecided.Kind.RECORD
                && others.stream()
                        .anyMatch(
                                about -> ABOUT_THE_CHILD.contains(about.role()) || about.role() == Subject.Role.VICTIM);
        return isTheirs ? item.about(others) : item.as(Category.SC_ADOPTION);
    }
}
