package kinbridge.needtoknow;

import java.util.Set;

/**
 * The fields that name or describe people beside the one a record is about: what REDACT_THIRD_PARTY
 * removes (section 2.11 and 5.5i). It goes by the names of fields and knows no more than that: a value
 * that happens to mention somebody in a field of another name stays. That is why what is separated is a
 * summary at most, which holds no free text. Staff acting in duty are not third parties.
 */
final class ThirdPartyFields {

    private static final Set<String> NAMES = Set.of(
            "adults",
            ContestFields.ANSWER,
            ContestFields.STATEMENT,
            "children",
            "childrenPresent",
            "description",
            "household",
            "informant",
            "occupants",
            "otherPerson",
            "partner",
            "referrer",
            "relationshipCode",
            "roles",
            "source",
            "suspect",
            "victim",
            "with",
            "witness");

    private ThirdPartyFields() {}

    static boolean contains(String field) {
        return NAMES.contains(field);
    }
}
