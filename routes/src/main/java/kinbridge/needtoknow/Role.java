package kinbridge.needtoknow;

import org.jspecify.annotations.Nullable;

/**
 * What a person signs in as: {@code social_worker}.
 *
 * @param title as people say it
 * @param profile the column of the matrix; null for somebody who asks for what is held about themselves
 *     or their child
 * @param usualAgency the agency code where the role usually works, or empty
 * @param origin the practice document that names it, or {@code general}
 */
public record Role(String id, String title, @Nullable Profile profile, String usualAgency, String origin) {

    /** Whether this is a person asking for what is held about themselves or their child. */
    public boolean asksForSubjectAccess() {
        return profile == null;
    }
}
