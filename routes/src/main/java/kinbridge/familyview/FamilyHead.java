package kinbridge.familyview;

import java.util.UUID;

/**
 * What stands above each page of a family.
 *
 * @param logReference the sharing-log entry of the look that the page shows
 */
public record FamilyHead(
        UUID id, String reference, String name, String purpose, String purposeTitle, UUID logReference) {}
