package kinbridge.mappings.socialcare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kinbridge.mappings.Category;
import kinbridge.mappings.DateText;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Postcode;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Row;
import org.jspecify.annotations.Nullable;

/** Who the person of a row is and where they live; the age is left out, true for a year only. */
final class SingleviewPerson {

    private SingleviewPerson() {}

    static void map(Row row, String id, CareStatements says) {
        Findings findings = says.findings();
        Fields fields = new Fields()
                .summary(Identity.GIVEN_NAME, row.text("First Name"))
                .summary(Identity.FAMILY_NAME, row.text("Last Name"))
                .summary(
                        Identity.DATE_OF_BIRTH,
                        findings.date("Date of Birth", row.text("Date of Birth"), DateText.Order.DAY_FIRST));
        findings.sex(fields, "Gender", row.text("Gender"));
        fields.summary(
                Identity.DATE_OF_DEATH,
                findings.date("Date of death", row.text("Date of death"), DateText.Order.DAY_FIRST));
        fields.full(Identity.NHS_NUMBER, findings.nhsNumber("NHS No", row.text("NHS No")));
        says.identity("person/" + id, id, fields);
        String address = row.text("Address");
        if (address != null) {
            address(address, id, says);
        }
    }

    /** The lines of the address in one, with commas; its last line or last words are the postcode. */
    private static void address(String text, String id, CareStatements says) {
        List<String> lines = new ArrayList<>(text.lines()
                .flatMap(line -> List.of(line.split(",")).stream())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList());
        if (lines.isEmpty()) {
            return;
        }
        String postcode = postcode(lines.get(lines.size() - 1));
        RecordDraft draft = says.draft(
                        "person/" + id + "#address",
                        RecordType.ADDRESS,
                        ProtectedAddress.isMeantBy(text) ? Category.ID_ADDRESS_PROTECTED : Category.ID_ADDRESS,
                        List.of(says.person(id)))
                .full("address", lines.stream().collect(Collectors.joining(", ")));
        draft.fields().add("postcode", postcode, DetailLevel.FULL, null);
        says.add(draft);
    }

    private static @Nullable String postcode(String line) {
        String[] words = line.split("\\s+");
        for (int last : new int[] {1, 2}) {
            if (words.length >= last) {
                String end = String.join("", List.of(words).subList(words.length - last, words.length));
                Optional<Postcode> postcode = Postcode.read(end);
                if (postcode.isPresent()) {
                    return postcode.get().value();
                }
            }
        }
        return null;
    }
}
