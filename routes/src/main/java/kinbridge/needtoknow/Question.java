package kinbridge.needtoknow;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import org.jspecify.annotations.Nullable;

/**
 * A request with its codes looked up in the tables: what the rules read. An unknown code is asked about
 * by the first rules; whatever asks for it after them is an error, and so a refusal.
 */
final class Question {

    private final DecisionRequest request;
    private final SharingTables tables;
    private final LawInForce law;
    private final @Nullable Role role;
    private final @Nullable HoldingAgency requesterAgency;
    private final @Nullable HoldingAgency recordAgency;
    private final @Nullable Category recordCategory;
    private final @Nullable Category category;
    private final @Nullable CategoryFacts categoryFacts;
    private final @Nullable Purpose purpose;
    private final @Nullable PurposeFacts purposeFacts;
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private final boolean prohibited;
    private boolean unknownFlag;

    Question(DecisionRequest request, SharingTables tables, LawInForce law) {
        this.request = request;
        this.tables = tables;
        this.law = law;
        role = tables.role(request.role()).orElse(null);
        requesterAgency = tables.holdingAgency(request.agency()).orElse(null);
        recordAgency = tables.holdingAgency(request.recordAgency()).orElse(null);
        for (String code : request.flags()) {
            Optional<Flag> flag = Flag.of(code);
            if (flag.isPresent()) {
                flags.add(flag.get());
            } else {
                unknownFlag = true;
            }
        }
        recordCategory = request.category().orElse(null);
        category = withProtectedAddress();
        categoryFacts = category == null ? null : tables.facts(category);
        purpose = Purpose.of(request.purpose()).orElse(null);
        purposeFacts = purpose == null || purpose == Purpose.SUBJECT_ACCESS ? null : tables.facts(purpose);
        prohibited = purpose == null && tables.isProhibited(request.purpose());
    }

    /** Rule 2.1c: somebody's address that must stay secret is not an ordinary address. */
    private @Nullable Category withProtectedAddress() {
        boolean hidden = recordCategory == Category.ID_ADDRESS && has(Flag.PROTECTED_ADDRESS) && !forSubjectAccess();
        return hidden ? Category.ID_ADDRESS_PROTECTED : recordCategory;
    }

    // What may be unknown, and is asked first.

    boolean roleUnknown() {
        return role == null;
    }

    boolean agencyUnknown() {
        return recordAgency == null || requesterAgency == null;
    }

    boolean categoryUnknown() {
        return category == null;
    }

    boolean purposeUnknown() {
        return purpose == null && !prohibited;
    }

    boolean flagUnknown() {
        return unknownFlag;
    }

    boolean aboutNobody() {
        return request.subjects().isEmpty();
    }

    private boolean sound() {
        return !(roleUnknown()
                || agencyUnknown()
                || categoryUnknown()
                || purposeUnknown()
                || flagUnknown()
                || aboutNobody());
    }

    // Who asks.

    @Nullable
    Profile profile() {
        return known(role).profile();
    }

    boolean isProfile(Profile one, Profile other) {
        return profile() == one || profile() == other;
    }

    String roleId() {
        return known(role).id();
    }

    boolean is(TafStatus standing) {
        return request.taf() == standing;
    }

    /** A statutory role acting on its duty counts as a member. */
    boolean inTheTeam() {
        return is(TafStatus.MEMBER) || is(TafStatus.STATUTORY);
    }

    private boolean forSubjectAccess() {
        return role != null && role.asksForSubjectAccess() && request.purpose().equals(Purpose.SUBJECT_ACCESS.name());
    }

    /** A person who asks, in their own right, for what is held: sections 2.1 to 2.13 do not apply. */
    boolean isSubjectAccess() {
        return sound() && forSubjectAccess();
    }

    // For what.

    boolean purposeProhibited() {
        return prohibited;
    }

    Purpose purpose() {
        return known(purpose);
    }

    boolean isFor(Purpose one) {
        return purpose == one;
    }

    boolean isFor(Purpose one, Purpose other) {
        return purpose == one || purpose == other;
    }

    PurposeFacts purposeFacts() {
        return known(purposeFacts);
    }

    boolean mayClaimPurpose() {
        Profile profile = profile();
        return profile != null && tables.mayClaim(profile, purpose());
    }

    boolean mayClaim(Purpose other) {
        Profile profile = profile();
        return profile != null && tables.mayClaim(profile, other);
    }

    // About what.

    Category category() {
        return known(category);
    }

    CategoryFacts categoryFacts() {
        return known(categoryFacts);
    }

    boolean isAbout(Category one) {
        return category == one;
    }

    /** Whether the address asked for was found to be a protected one. */
    boolean addressBecameProtected() {
        return category != recordCategory;
    }

    int sensitivity() {
        return categoryFacts().sensitivity();
    }

    boolean isHealth() {
        return category().code().startsWith("HE.");
    }

    boolean isDomesticAbuse() {
        return category().code().startsWith("DA.");
    }

    HoldingAgency recordAgency() {
        return known(recordAgency);
    }

    boolean ownAgency() {
        return request.agency().equals(request.recordAgency());
    }

    HoldingAgency requesterAgency() {
        return known(requesterAgency);
    }

    List<DecisionSubject> subjects() {
        return request.subjects();
    }

    HarmLevel harm() {
        return request.harm();
    }

    boolean consentOverridden() {
        return request.harm().overridesConsent();
    }

    boolean has(Flag flag) {
        return flags.contains(flag);
    }

    boolean inMeetingPack() {
        return request.channel() == Channel.TAF_MEETING_PACK;
    }

    /** The glass was broken, by somebody who may. */
    boolean glassBrokenByAuthorised() {
        Profile profile = profile();
        return has(Flag.BREAK_GLASS) && profile != null && tables.mayBreakGlass(profile);
    }

    /** Whether breaking the glass can open this category at all (2.12). */
    boolean breakGlassMayLift() {
        return glassBrokenByAuthorised()
                && sensitivity() <= 4
                && !categoryFacts().breakGlassExcluded();
    }

    /** Sealed by the subject against other agencies (2.11). */
    boolean sealedAgainstUs() {
        return has(Flag.SEALED) && !ownAgency();
    }

    SharingTables tables() {
        return tables;
    }

    /** The law on the day of the decision. */
    LawInForce law() {
        return law;
    }

    /** What a refusal of this category answers. */
    DetailLevel refusal() {
        return categoryFacts().refusal();
    }

    private static <T> T known(@Nullable T looked) {
        return Objects.requireNonNull(looked, "asked for before it was known");
    }
}
