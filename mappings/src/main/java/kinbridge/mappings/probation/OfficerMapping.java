package kinbridge.mappings.probation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.mappings.Category;
import kinbridge.mappings.Fields;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Worker;
import org.jspecify.annotations.Nullable;

/** The responsible officers; probation names its people by their e-mail address. */
final class OfficerMapping {

    private OfficerMapping() {}

    static void map(JsonPart payload, ProbationCase of) {
        community(payload.at("communityOffenderManager"), of);
        JsonPart prison = payload.at("prisonOffenderManager");
        if (prison.isObject() && (prison.has("forename") || prison.has("surname"))) {
            involvement("officer/prison", "Prison offender manager", name(prison), prison, null, of);
        }
    }

    static void community(JsonPart officer, ProbationCase of) {
        // nDelius has a manager called "unallocated" until there is one.
        boolean allocated = !officer.has("allocated") || officer.isTrue("allocated");
        if (officer.isObject() && allocated && (officer.has("name") || officer.has("email"))) {
            JsonPart name = officer.at("name");
            JsonPart team = officer.at("team");
            involvement(
                    "officer/community",
                    "Community offender manager",
                    name.isObject() ? name(name) : name.text(),
                    officer,
                    team.isObject() ? team.any("description", "name").text() : team.text(),
                    of);
        }
    }

    private static void involvement(
            String part,
            String role,
            @Nullable String name,
            JsonPart officer,
            @Nullable String team,
            ProbationCase of) {
        String email = officer.text("email");
        if (email != null) {
            of.statements()
                    .worker(
                            "worker/" + ProbationCase.opaque(email),
                            ProbationCase.SYSTEM,
                            email,
                            new Fields()
                                    .summary(Worker.NAME, name)
                                    .summary(Worker.JOB_TITLE, role)
                                    .full(Worker.EMAIL, email)
                                    .summary(Worker.TEAM, team));
        }
        of.statements()
                .record(
                        of.reference(part),
                        RecordType.WORKER_INVOLVEMENT,
                        Category.TAF_INVOLVEMENT,
                        List.of(of.person()),
                        null,
                        null,
                        new Fields()
                                .summary("workerId", email)
                                .summary("workerName", name)
                                .summary("role", role)
                                .summary("team", team)
                                .summary("telephone", officer.text("telephoneNumber")));
    }

    private static @Nullable String name(JsonPart name) {
        String full = Stream.of(name.text("forename"), name.text("surname"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return full.isEmpty() ? null : full;
    }
}
