package kinbridge.linkage.invented;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes phone numbers, e-mail addresses and NHS numbers as an agency's records have them. */
final class NumberWriter {

    private static final List<String> PLACEHOLDERS = List.of("9999999999", "9999999999", "0000000000", "1111111111");

    /** Share of slips in an NHS number that hit a second digit as well, so that one in eleven passes the check. */
    private static final double TWO_DIGITS = 0.3;

    /** Share of e-mail addresses with a typing error. */
    private static final double EMAIL_SLIPPED = 0.015;

    /** Share of records about people in a hostel that have the phone of its office. */
    private static final double HOSTEL_OFFICE = 0.6;

    private final Typing typing;
    private final Chance chance;

    NumberWriter(Typing typing, Chance chance) {
        this.typing = typing;
        this.chance = chance;
    }

    /** The phone number on a record whose details are so many years old. */
    String phone(Person person, Agency agency, double yearsOld) {
        if (chance.is(agency.share(Habit.PHONE_MISSING))) {
            return "";
        }
        Contact contact = person.contact();
        boolean isOld = yearsOld > contact.mobileChangedYearsAgo();
        String mobile = isOld ? contact.formerMobile() : contact.mobile();
        String landline =
                yearsOld > person.home().movedYearsAgo() ? null : person.home().landline();
        boolean isHostel = person.home().kind() == Home.Kind.HOSTEL;
        double landlineShare = isHostel ? HOSTEL_OFFICE : agency.share(Habit.LANDLINE);
        boolean isLandline = landline != null && (mobile == null || chance.is(landlineShare));
        String phone = isLandline ? landline : mobile;
        if (phone == null) {
            return "";
        }
        return formatted(chance.is(agency.share(Habit.PHONE_SLIPPED)) ? typing.digitSlip(phone) : phone);
    }

    private String formatted(String phone) {
        String start = phone.substring(0, 5);
        String end = phone.substring(5);
        return switch (chance.below(20)) {
            case 0, 1, 2, 3 -> start + " " + end;
            case 4, 5 -> "+44" + phone.substring(1);
            case 6 -> "+44 " + start.substring(1) + " " + end;
            case 7 -> start + " " + end.substring(0, 3) + " " + end.substring(3);
            case 8 -> start + "-" + end;
            default -> phone;
        };
    }

    String email(Person person, Agency agency) {
        Contact contact = person.contact();
        String email = chance.is(0.5) ? contact.email() : contact.secondEmail();
        if (email == null || chance.is(agency.share(Habit.EMAIL_MISSING))) {
            return "";
        }
        return chance.is(EMAIL_SLIPPED) ? typing.slip(email) : email;
    }

    String nhsNumber(Person person, Agency agency) {
        if (!chance.is(agency.share(Habit.NHS_PRESENT))) {
            return "";
        }
        if (chance.is(agency.share(Habit.NHS_PLACEHOLDER))) {
            return chance.pick(PLACEHOLDERS);
        }
        Person mother = person.mother();
        if (mother != null && person.age() < 2 && chance.is(agency.share(Habit.NHS_OF_MOTHER))) {
            return slipped(mother.nhsNumber(), agency);
        }
        return slipped(person.nhsNumber(), agency);
    }

    private String slipped(@Nullable String number, Agency agency) {
        if (number == null) {
            return "";
        }
        if (!chance.is(agency.share(Habit.NHS_SLIPPED))) {
            return number;
        }
        String slipped = typing.digitSlip(number);
        return chance.is(TWO_DIGITS) ? typing.digitSlip(slipped) : slipped;
    }
}
