package kinbridge.needtoknow;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import org.jspecify.annotations.Nullable;

/**
 * What the rules ask of a purpose: its row of {@code purposes.csv} and its column of
 * {@code purpose-ceilings.csv}.
 *
 * @param onRequest runs also for somebody who is not in the team
 * @param necessityNeeded such a request must say why it is necessary
 * @param overrideWithoutAgreement not gated by agreement, yet going ahead without it is an override
 * @param ceilings how much of a category the purpose reaches at most; absent where it does not reach
 */
record PurposeFacts(
        String title,
        Agreement agreement,
        String gateway,
        boolean onRequest,
        boolean necessityNeeded,
        boolean overrideWithoutAgreement,
        boolean lawEnforcement,
        boolean healthOrSocialCare,
        Set<Profile> mayClaim,
        Map<Category, DetailLevel> ceilings) {

    /** How a person's agreement gates a purpose. */
    enum Agreement {
        REQUIRED,
        EXEMPT,
        /** The victim's agreement, or high risk (2.8b). */
        DA,
        /** Implied inside the health service; an express objection is honoured. */
        IMPLIED_HEALTH;

        static Optional<Agreement> of(String code) {
            for (Agreement agreement : values()) {
                if (agreement.name().toLowerCase(Locale.ROOT).equals(code)) {
                    return Optional.of(agreement);
                }
            }
            return Optional.empty();
        }

        /** Whether the table of consent ceilings applies at all. */
        boolean gates() {
            return this == REQUIRED || this == IMPLIED_HEALTH;
        }
    }

    /** How much of the category this purpose reaches; null where it does not. */
    @Nullable
    DetailLevel ceiling(Category category) {
        return ceilings.get(category);
    }
}
