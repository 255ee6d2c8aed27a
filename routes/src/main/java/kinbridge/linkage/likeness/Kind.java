package kinbridge.linkage.likeness;

/** What sort of value a field holds, and so how it is read and compared. */
public enum Kind {
    GIVEN_NAME,
    FAMILY_NAME,
    /** Given and family name in one; read into the two fields. */
    FULL_NAME,
    DATE,
    /** The year, month or day alone, of a date in three columns. */
    YEAR,
    MONTH,
    DAY,
    POSTCODE,
    /** Words in any order: an address, a town, an occupation. */
    WORDS,
    EMAIL,
    TELEPHONE,
    SEX,
    NHS_NUMBER,
    /** A number or reference that one person bears. */
    IDENTIFIER;

    /** Whether several columns of this kind are several values, and not parts of one. */
    public boolean isRepeatable() {
        return this == POSTCODE || this == EMAIL || this == TELEPHONE || this == NHS_NUMBER || this == IDENTIFIER;
    }
}
