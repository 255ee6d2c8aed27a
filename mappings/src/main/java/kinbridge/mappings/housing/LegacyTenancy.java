package kinbridge.mappings.housing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Relationship;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Universal Housing's tenancies and the members of its houses. A house numbers its members. That number 1
 * holds the tenancy is inferred from how the tables are used, not published; that the others live in one
 * household with number 1 is what sharing a house means.
 */
final class LegacyTenancy {

    private static final String TENANT_NUMBER = "1";

    private static final Map<String, String> TENURES = Map.ofEntries(
            Map.entry("ASY", "asylum seeker"),
            Map.entry("DEC", "temporary decant"),
            Map.entry("FRE", "freehold"),
            Map.entry("INT", "introductory"),
            Map.entry("LEA", "leasehold"),
            Map.entry("LTA", "licence, temporary accommodation"),
            Map.entry("NON", "non-secure"),
            Map.entry("SEC", "secure"),
            Map.entry("TBB", "temporary bed and breakfast"),
            Map.entry("TGA", "tenant's garage"),
            Map.entry("THO", "temporary hostel"));

    private LegacyTenancy() {}

    static void tenancy(ArrearsRow row) {
        String house = row.text("house_ref");
        if (house == null) {
            row.findings().part("house_ref", null, "missing", "the house, by which its members are known");
        } else {
            Fields fields = new Fields();
            row.code(fields, "tenureType", "tenure", TENURES);
            row.says()
                    .record(
                            "tenancy/" + row.reference(),
                            RecordType.TENANCY,
                            Category.HO_TENANCY,
                            List.of(person(house, TENANT_NUMBER, Subject.Role.TENANT)),
                            ArrearsRow.tenancy(row.reference()),
                            row.date("cot"),
                            row.date("eot"),
                            fields);
        }
        row.amount("cur_bal").ifPresent(balance -> {
            String account = "account/" + row.reference();
            if (balance.signum() > 0) {
                Fields owed = new Fields().summary("status", "open").full("balancePounds", balance.toPlainString());
                row.add(account, RecordType.RENT_ARREARS, null, null, owed);
            } else {
                row.says().removal(account, "nothing is owed any more");
            }
        });
    }

    static void member(ArrearsRow row) {
        String written = row.text("person_no");
        String number = written == null ? "" : written.replaceFirst("^0+(?=.)", "");
        if (number.isEmpty()) {
            row.findings().part("person_no", null, "missing", "the member's number in the house");
            return;
        }
        String house = row.reference();
        Subject person = person(house, number, Subject.Role.HOUSEHOLD_MEMBER);
        Occurred born = row.date("dob");
        row.says()
                .identity(
                        "person/" + person.localId(),
                        ArrearsRow.SYSTEM,
                        person.localId(),
                        Category.ID_CORE,
                        new Fields()
                                .summary(Identity.GIVEN_NAME, row.text("forename"))
                                .summary(Identity.FAMILY_NAME, row.text("surname"))
                                .summary(Identity.DATE_OF_BIRTH, born == null ? null : born.firstDay()));
        if (!number.equals(TENANT_NUMBER)) {
            row.says()
                    .relationship(
                            "household/" + person.localId(),
                            Category.ID_FAMILY,
                            person,
                            Relationship.Type.HOUSEHOLD,
                            person(house, TENANT_NUMBER, Subject.Role.TENANT),
                            null,
                            null,
                            new Fields().add("tie", tie(row), DetailLevel.FULL, row.text("relationship")));
        }
    }

    private static Subject person(String house, String number, Subject.Role role) {
        return Subject.person(ArrearsRow.SYSTEM, house + "/" + number, role);
    }

    /** Some write words and some write codes that are published nowhere; neither is made a family tie. */
    private static @Nullable String tie(ArrearsRow row) {
        String tie = row.text("relationship");
        return tie == null ? null : tie.toLowerCase(Locale.ROOT);
    }
}
