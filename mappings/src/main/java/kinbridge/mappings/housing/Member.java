package kinbridge.mappings.housing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Identity;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/** A person of a tenure, whose name the service holds as one text. */
record Member(String id, JsonPart json, boolean isResponsible) {

    private static final Set<String> TITLES = Set.of(
            "mr", "mrs", "ms", "miss", "mx", "dr", "master", "rev", "prof", "sir", "lady", "lord", "dame", "mstr");

    static Optional<Member> of(JsonPart member, Findings findings) {
        if ("Organisation".equalsIgnoreCase(member.text("type"))) {
            return Optional.empty();
        }
        String id = member.text("id");
        if (id == null) {
            findings.part(member.field("id"), null, "a member without an id", "the person's id");
            return Optional.empty();
        }
        return Optional.of(new Member(id, member, member.isTrue("isResponsible")));
    }

    Subject subject() {
        return Subject.person(Tenure.SYSTEM, id, isResponsible ? Subject.Role.TENANT : Subject.Role.HOUSEHOLD_MEMBER);
    }

    /** The last word is taken for the family name, since most are; what was written stays beside it. */
    Fields identity(Findings findings) {
        Fields fields = new Fields();
        String full = json.text("fullName");
        List<String> words = words(full);
        if (!words.isEmpty()) {
            int last = words.size() - 1;
            fields.summary(Identity.GIVEN_NAME, String.join(" ", words.subList(0, last)));
            fields.add(Identity.FAMILY_NAME, words.get(last), DetailLevel.SUMMARY, full);
        }
        Occurred born = Tenure.date(json, "dateOfBirth", findings);
        return fields.summary(Identity.DATE_OF_BIRTH, born == null ? null : born.firstDay());
    }

    private static List<String> words(@Nullable String full) {
        List<String> words = new ArrayList<>(full == null ? List.of() : List.of(full.split("\\s+")));
        while (words.size() > 1 && isTitle(words.get(0))) {
            words.remove(0);
        }
        return words;
    }

    private static boolean isTitle(String word) {
        return TITLES.contains(word.toLowerCase(java.util.Locale.ROOT).replace(".", ""));
    }
}
