package kinbridge.linkage.invented;

import java.util.Locale;

/** Writes one record of a person as one agency holds it: all columns of CSV but the id. */
final class RecordWriter {

    static final String HEADER =
            "id,agency,given_name,family_name,date_of_birth,sex,address,town,postcode,uprn,phone," + "email,nhs_number";

    private final NameWriter names;
    private final BirthWriter births;
    private final AddressWriter addresses;
    private final NumberWriter numbers;
    private final Chance chance;

    RecordWriter(NameWriter names, BirthWriter births, AddressWriter addresses, NumberWriter numbers, Chance chance) {
        this.names = names;
        this.births = births;
        this.addresses = addresses;
        this.numbers = numbers;
        this.chance = chance;
    }

    String write(Person person, Agency agency) {
        double yearsOld = yearsOld(person, agency);
        WrittenName name = names.write(person, agency, yearsOld);
        AddressWriter.WrittenAddress address = addresses.write(person.home(), agency, yearsOld);
        boolean isUpperCase = chance.is(agency.share(Habit.UPPER_CASE));
        return String.join(
                ",",
                agency.code,
                text(name.given(), isUpperCase),
                text(name.family(), isUpperCase),
                births.write(person, agency),
                sex(person, agency),
                text(address.line(), isUpperCase),
                text(address.town(), isUpperCase),
                address.postcode(),
                address.uprn(),
                numbers.phone(person, agency, yearsOld),
                numbers.email(person, agency),
                numbers.nhsNumber(person, agency));
    }

    /** How old the details are; midwives write a child's record at its birth. */
    private double yearsOld(Person person, Agency agency) {
        double age = person.age();
        boolean isFromBirth = agency == Agency.MIDWIFERY && age < 18;
        return isFromBirth ? age : Math.min(age, chance.yearsSince(agency.share(Habit.MEAN_AGE_YEARS)));
    }

    private String sex(Person person, Agency agency) {
        if (chance.is(agency.share(Habit.SEX_MISSING))) {
            return "";
        }
        Sex sex = person.sex();
        return (chance.is(agency.share(Habit.SEX_WRONG)) ? sex.other() : sex).name();
    }

    /** Quoted where CSV asks for it. */
    private static String text(String text, boolean isUpperCase) {
        String written = isUpperCase ? text.toUpperCase(Locale.ROOT) : text;
        return written.indexOf(',') < 0 && written.indexOf('"') < 0
                ? written
                : '"' + written.replace("\"", "\"\"") + '"';
    }
}
