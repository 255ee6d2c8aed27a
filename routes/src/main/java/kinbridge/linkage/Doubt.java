package kinbridge.linkage;

/** Why two identities that are near are not joined but by a person. */
public enum Doubt {
    /** Less probable than the threshold of {@code linkage.yaml} asks for. */
    NOT_SURE,
    /** Both are entries of one register, which gives at most one to a person. */
    ONE_REGISTER,
    /** No number, telephone, e-mail or home agrees: none of {@code hub.join-needs}; and it is not rare enough. */
    NAME_AND_DATE_ALONE,
    /** Something agrees that one person has, and something else contradicts it: one of {@code hub.doubt}. */
    CONTRADICTION,
    /** One birthday and two names that are alike, one of {@code hub.twins}, and no number agrees. */
    MAYBE_TWINS
}
