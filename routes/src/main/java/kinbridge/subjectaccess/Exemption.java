package kinbridge.subjectaccess;

/**
 * Why a reviewer leaves something out that the rules would let out.
 *
 * <p>What a letter may say of it is nothing where saying so would disclose what it protects: an investigation, a harm.
 */
public enum Exemption {
    CRIME("Would prejudice the prevention of crime or an investigation", "DPA 2018 Sch 2 para 2", ""),
    SERIOUS_HARM("Would do serious harm to somebody", "DPA 2018 Sch 3", ""),
    CHILD_ABUSE("Child abuse data not in the child's best interests", "DPA 2018 Sch 3 para 21", ""),
    ADOPTION("Adoption information", "ACA 2002 s56", ""),
    REFERRER("Would tell who referred or reported", "DPA 2018 Sch 2 para 16", ""),
    OTHER_PEOPLE(
            "About another person who has not agreed",
            "DPA 2018 Sch 2 para 16",
            "Information about other people, where giving it to you would not be reasonable without their agreement."),
    PRIVILEGE(
            "Legal advice", "DPA 2018 Sch 2 para 19", "Advice of lawyers and what was prepared for legal proceedings."),
    BEYOND_AUTHORITY(
            "Beyond what the representative is authorised to have",
            "UK GDPR Art 15(1)",
            "Information that the authority you sent us does not cover."),
    NOT_THE_PERSON("Not about this person", "not personal data of the requester", "");

    private final String title;
    private final String source;
    private final String inLetter;

    Exemption(String title, String source, String inLetter) {
        this.title = title;
        this.source = source;
        this.inLetter = inLetter;
    }

    public String title() {
        return title;
    }

    public String source() {
        return source;
    }

    /** The sentence of the letter, or empty where a sentence would disclose. */
    String inLetter() {
        return inLetter;
    }
}
