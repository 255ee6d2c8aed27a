package kinbridge.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kinbridge.mappings.Category;
import kinbridge.needtoknow.DecisionRequest;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.Flag;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.SharingTables;
import org.springframework.util.MultiValueMap;

/** A question about nobody, as it stands in an address. */
record SimulatorForm(
        String role,
        String agency,
        String taf,
        String purpose,
        String harm,
        String category,
        String holder,
        String channel,
        List<String> flags,
        List<SimulatorSubject> subjects) {

    private static final int SUBJECTS = 3;

    record Problem(String field, String words) {}

    static SimulatorForm of(MultiValueMap<String, String> parameters) {
        return new SimulatorForm(
                text(parameters, "role", ""),
                text(parameters, "agency", ""),
                text(parameters, "taf", TafStatus.MEMBER.name()),
                text(parameters, "purpose", ""),
                text(parameters, "harm", HarmLevel.L3.name()),
                text(parameters, "category", ""),
                text(parameters, "holder", ""),
                text(parameters, "channel", Channel.INDIVIDUAL_VIEW.name()),
                List.copyOf(parameters.getOrDefault("flags", List.of())),
                IntStream.rangeClosed(1, SUBJECTS)
                        .mapToObj(number -> SimulatorSubject.of(number, parameters))
                        .toList());
    }

    static String text(MultiValueMap<String, String> parameters, String name, String otherwise) {
        String given = parameters.getFirst(name);
        return given == null ? otherwise : given.strip();
    }

    List<Problem> problems(SharingTables tables) {
        List<Problem> problems = new ArrayList<>();
        need(tables.role(role).isPresent(), "role", "Choose who asks", problems);
        need(tables.agencyCodes().contains(agency), "agency", "Choose the agency of whoever asks", problems);
        need(one(TafStatus.values(), taf), "taf", "Choose how they stand to the team", problems);
        need(Purpose.of(purpose).isPresent(), "purpose", "Choose a purpose", problems);
        need(one(HarmLevel.values(), harm), "harm", "Choose a level of harm", problems);
        need(Category.of(category).isPresent(), "category", "Choose a category of record", problems);
        need(tables.agencyCodes().contains(holder), "holder", "Choose the agency that holds the record", problems);
        need(one(Channel.values(), channel), "channel", "Choose how it would be shown", problems);
        need(
                flags.stream().allMatch(flag -> Flag.of(flag).isPresent()),
                "flags",
                "A circumstance is not one of those below",
                problems);
        subjects.forEach(subject -> subject.problems(problems));
        return List.copyOf(problems);
    }

    static void need(boolean sound, String field, String words, List<Problem> problems) {
        if (!sound) {
            problems.add(new Problem(field, words));
        }
    }

    static boolean one(Enum<?>[] values, String code) {
        return Arrays.stream(values).anyMatch(value -> value.name().equals(code));
    }

    /** Only of a form without problems. */
    DecisionRequest request() {
        return new DecisionRequest(
                role,
                agency,
                TafStatus.valueOf(taf),
                subjects.stream().flatMap(SimulatorSubject::asked).toList(),
                holder,
                category,
                purpose,
                HarmLevel.valueOf(harm),
                java.util.Set.copyOf(flags),
                Channel.valueOf(channel));
    }
}
