package kinbridge.linkage.invented;

/** What agencies do more or less often; agency-habits.csv has the share of records for each agency. */
enum Habit {
    /** Writes the whole record in capitals. */
    UPPER_CASE,
    /** Keeps the middle name with the given name, where there is one. */
    MIDDLE_KEPT,
    /** Writes the short form for the full given name, or the full for the short. */
    NICKNAME,
    /** Knows the person by a name that is not theirs. */
    ALIAS,
    /** Writes the given or the family name as it sounds, or transliterates it otherwise. */
    RESPELLED,
    /** Makes a typing error in the given name. */
    GIVEN_MISTYPED,
    /** Makes a typing error in the family name. */
    FAMILY_MISTYPED,
    /** Swaps given and family name. */
    SWAPPED,
    /** Goes on with the family name of before a wedding or a divorce that it could know of. */
    FORMER_NAME_KEPT,
    /** Keeps half of a double-barrelled family name, or loses its hyphen. */
    HALF_NAME,
    /** Loses accents and apostrophes. */
    PLAIN_LETTERS,
    /** Has no date of birth. */
    BORN_MISSING,
    /** Has a slip in the date of birth: a digit, day and month swapped, a year or ten years off. */
    BORN_SLIPPED,
    /** Has a date that stands for "not known". */
    BORN_PLACEHOLDER,
    /** Has 1 January of about the right year. */
    BORN_APPROXIMATE,
    /** Has no sex. */
    SEX_MISSING,
    /** Has the wrong sex. */
    SEX_WRONG,
    /** Has no address at all. */
    ADDRESS_MISSING,
    /** Has an address without the number of the property. */
    UPRN_MISSING,
    /** Has an address without a postcode. */
    POSTCODE_MISSING,
    /** Has one character of the postcode wrong. */
    POSTCODE_SLIPPED,
    /** Writes the address otherwise than the gazetteer. */
    ADDRESS_REWORDED,
    /** Makes a typing error in the address. */
    ADDRESS_MISTYPED,
    /** Has no phone number. */
    PHONE_MISSING,
    /** Has a digit of the phone number wrong. */
    PHONE_SLIPPED,
    /** Keeps the landline rather than the mobile, where there are both. */
    LANDLINE,
    /** Has no e-mail address. */
    EMAIL_MISSING,
    /** Has the NHS number. */
    NHS_PRESENT,
    /** Has a typing error in the NHS number it has. */
    NHS_SLIPPED,
    /** Has a placeholder for the NHS number. */
    NHS_PLACEHOLDER,
    /** Has the mother's NHS number on her small child's record. */
    NHS_OF_MOTHER,
    /** Wrote the record of a baby before it had a name. */
    UNNAMED_BABY,
    /** No share: years since the details were last brought up to date, on average. */
    MEAN_AGE_YEARS
}
