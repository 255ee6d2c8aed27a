package kinbridge.mappings.probation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kinbridge.mappings.Category;
import kinbridge.mappings.Fields;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.RecordType;

/**
 * A limited-access case: some officer is shut out, or only some may look. Nobody here is among them, so
 * nothing but probation's own message is kept, and what was kept before is taken back.
 */
final class AccessLimits {

    /** Outside the case's own references, so that taking those back leaves the message. */
    private static final String LIMITED = "access-limitation/";

    /** The parts with a fixed name; the reference of the case alone stands for all that begin with it. */
    private static final List<String> PARTS =
            List.of("person", "serious-harm", "mappa", "officer/community", "officer/prison");

    private AccessLimits() {}

    /**
     * The first object in it, at whatever depth, that says that access is limited. Every interface of
     * probation puts the limits somewhere else, and one that is overlooked tells what nobody may know.
     */
    static Optional<JsonPart> within(JsonPart part) {
        if (areLimited(part)) {
            return Optional.of(part);
        }
        return children(part).flatMap(child -> within(child).stream()).findFirst();
    }

    private static Stream<JsonPart> children(JsonPart part) {
        return part.node().isArray()
                ? part.elements().stream()
                : part.node().properties().stream()
                        .filter(field -> field.getValue().isContainerNode())
                        .map(field -> part.at(field.getKey()));
    }

    static boolean areLimited(JsonPart at) {
        return isToldBy(at, "exclusionMessage", "currentExclusion", "userExcluded")
                || isToldBy(at, "restrictionMessage", "currentRestriction", "userRestricted")
                || !at.node().path("excludedFrom").isEmpty()
                || !at.node().path("restrictedTo").isEmpty()
                || at.isTrue("currentExclusion")
                || at.isTrue("currentRestriction")
                || at.isTrue("userExcluded")
                || at.isTrue("userRestricted")
                || at.isTrue("limitedAccessOffender");
    }

    /** A message is there only for those who are shut out, unless a flag beside it says no. */
    private static boolean isToldBy(JsonPart at, String message, String... flags) {
        boolean isDenied = Stream.of(flags).anyMatch(flag -> at.has(flag) && !at.isTrue(flag));
        return at.text(message) != null && !isDenied;
    }

    static void limit(JsonPart limits, ProbationCase of) {
        String restriction = limits.text("restrictionMessage");
        String message = restriction == null ? limits.text("exclusionMessage") : restriction;
        of.statements()
                .record(
                        LIMITED + of.crn(),
                        RecordType.ACCESS_LIMITATION,
                        Category.CJ_LICENCE,
                        List.of(of.person()),
                        null,
                        null,
                        new Fields()
                                .existence(
                                        "message",
                                        message == null ? "This case is restricted. Ask probation." : message));
        of.statements().removal(of.crn().value(), "probation now limits access to the case");
        PARTS.forEach(part -> of.statements().removal(of.reference(part), "probation now limits access to the case"));
    }

    /** No limits: the message, if there was one, no longer holds. */
    static void map(JsonPart none, ProbationCase of) {
        of.statements().removal(LIMITED + of.crn(), "access to the case is not limited");
    }
}
