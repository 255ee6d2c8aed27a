package kinbridge.linkage.invented;

import org.jspecify.annotations.Nullable;

/**
 * How a person is reached; a small child through a parent.
 *
 * @param formerMobile the number before the last change
 * @param secondEmail the same as the first for most
 */
record Contact(
        @Nullable String mobile,
        @Nullable String formerMobile,
        double mobileChangedYearsAgo,
        @Nullable String email,
        @Nullable String secondEmail) {}
