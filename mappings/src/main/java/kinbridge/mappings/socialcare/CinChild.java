package kinbridge.mappings.socialcare;

import java.util.List;
import kinbridge.mappings.Category;
import kinbridge.mappings.DateText;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Identity;
import kinbridge.mappings.NaturalKey;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import kinbridge.mappings.XmlElement;
import org.jspecify.annotations.Nullable;

/** Who the child of one census entry is, and each of its episodes of need. */
final class CinChild {

    private CinChild() {}

    static void map(XmlElement child, String id, CareStatements says) {
        String reference = "Child/" + id;
        List<Subject> subjects = List.of(says.person(id));
        child.child("ChildIdentifiers").ifPresent(ids -> says.identity(reference, id, identity(ids, says)));
        child.child("ChildIdentifiers")
                .map(ids -> ids.text("FormerUPN"))
                .ifPresent(former -> says.add(
                        says.draft(reference + "/former-upn", RecordType.LINKED_IDENTIFIER, Category.ID_CORE, subjects)
                                .full("identifierType", "Former UPN")
                                .full("identifier", former)));
        child.child("ChildCharacteristics").ifPresent(traits -> characteristics(reference, subjects, traits, says));
        List<XmlElement> episodes = child.children("CINdetails");
        for (int i = 0; i < episodes.size(); i++) {
            String path = episodes.size() == 1 ? "CINdetails" : "CINdetails[" + (i + 1) + "]";
            new CinDetails(new CinPlace(episodes.get(i), path, says), reference, subjects).map();
        }
    }

    private static Fields identity(XmlElement ids, CareStatements says) {
        Findings findings = says.findings();
        Fields fields = new Fields();
        Object born = findings.date(
                "ChildIdentifiers/PersonBirthDate", ids.text("PersonBirthDate"), DateText.Order.DAY_FIRST);
        Object expected = findings.date(
                "ChildIdentifiers/ExpectedPersonBirthDate",
                ids.text("ExpectedPersonBirthDate"),
                DateText.Order.DAY_FIRST);
        fields.summary(Identity.DATE_OF_BIRTH, born);
        if (born == null) {
            fields.summary(Identity.EXPECTED_DATE, expected);
        } else if (expected != null) {
            findings.warn("ChildIdentifiers/ExpectedPersonBirthDate", "given beside a date of birth, kept out");
        }
        String sexElement = ids.text("Sex") == null ? "GenderCurrent" : "Sex";
        findings.sex(fields, "ChildIdentifiers/" + sexElement, ids.text(sexElement));
        fields.summary(Identity.DATE_OF_DEATH, death(ids, born, findings));
        findings.upn(fields, "ChildIdentifiers/UPN", ids.text("UPN"));
        return fields;
    }

    private static @Nullable Object death(XmlElement ids, @Nullable Object born, Findings findings) {
        String text = ids.text("PersonDeathDate");
        Object died = findings.date("ChildIdentifiers/PersonDeathDate", text, DateText.Order.DAY_FIRST);
        if (died != null && born != null && died.toString().compareTo(born.toString()) < 0) {
            findings.part("ChildIdentifiers/PersonDeathDate", text, "before the birth", "a date not before the birth");
            return null;
        }
        return died;
    }

    private static void characteristics(
            String reference, List<Subject> subjects, XmlElement traits, CareStatements says) {
        says.ethnicity(reference, subjects, "ChildCharacteristics/Ethnicity", traits.text("Ethnicity"), null);
        for (XmlElement list : traits.children("Disabilities")) {
            for (XmlElement disability : list.children("Disability")) {
                says.disability(
                        reference + "/disability/" + NaturalKey.of(disability.text()),
                        subjects,
                        "ChildCharacteristics/Disabilities/Disability",
                        disability.text());
            }
        }
    }
}
