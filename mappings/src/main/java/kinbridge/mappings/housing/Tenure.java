package kinbridge.mappings.housing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kinbridge.mappings.Agency;
import kinbridge.mappings.DateText;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Item;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.StatementList;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One tenure while it is read, whole or in part: what an event leaves out is unknown and not absent.
 * Statements other than tenancy and address are about the tenure, and so about whoever holds it.
 */
final class Tenure {

    static final String SYSTEM = "housing-tenure";

    private static final List<String> WHOLE = List.of("tenuredAsset", "householdMembers", "startOfTenureDate");
    /** Things let to somebody that nobody lives in. */
    private static final List<String> NOT_A_HOME = List.of("LettableNonDwelling", "Concierge", "NA", "Block");

    /** What tenure services call the reference of Universal Housing's tenancy table, tag_ref. */
    private static final List<String> RENT_ACCOUNT_NAMES =
            List.of("uh_tag_ref", "tag_ref", "u_saff_tenancy_ref", "tenancy_ref");

    private final String id;
    private final JsonPart json;
    private final Findings findings;
    private final StatementList statements;
    private final List<Member> members;
    private final Set<String> membersBefore;

    Tenure(String id, JsonPart json, @Nullable Instant time, Item item, Findings findings) {
        this(id, json, Set.of(), time, item, findings);
    }

    /** @param membersBefore the ids of those whom an event says to have been members before it */
    Tenure(String id, JsonPart json, Set<String> membersBefore, @Nullable Instant time, Item item, Findings findings) {
        this.id = id;
        this.membersBefore = membersBefore;
        this.json = json;
        this.findings = findings;
        this.statements = new StatementList(item, Agency.HOUSING, time);
        this.members = json.each("householdMembers").stream()
                .flatMap(member -> Member.of(member, findings).stream())
                .toList();
    }

    JsonPart json() {
        return json;
    }

    Findings findings() {
        return findings;
    }

    StatementList statements() {
        return statements;
    }

    /** The people of the tenure; organisations are left out. */
    List<Member> members() {
        return members;
    }

    /** Whether the tie to the household is worth saying: of an old member a part would say less than is known. */
    boolean isNews(Member member) {
        return isWhole() || !membersBefore.contains(member.id());
    }

    Optional<Member> responsible() {
        return members.stream().filter(Member::isResponsible).findFirst();
    }

    /** {@code tenure/<id>/<part>}. */
    String reference(String part) {
        return "tenure/" + id + "/" + part;
    }

    Subject subject() {
        return Subject.of(SYSTEM, Subject.Kind.TENURE, id);
    }

    /** How the feed {@code housing-arrears} names this tenure: by the legacy reference, where there is one. */
    @Nullable
    Subject rentAccount() {
        for (String name : RENT_ACCOUNT_NAMES) {
            for (JsonPart legacy : json.each("legacyReferences")) {
                String reference = legacy.text("value");
                if (reference != null && name.equalsIgnoreCase(legacy.text("name"))) {
                    return ArrearsRow.tenancy(reference);
                }
            }
        }
        return null;
    }

    boolean isWhole() {
        return WHOLE.stream().allMatch(json::has);
    }

    boolean isHome() {
        return !"TGA".equals(json.at("tenureType").text("code"))
                && !NOT_A_HOME.contains(String.valueOf(json.at("tenuredAsset").text("type")));
    }

    @Nullable
    Occurred date(JsonPart at, String name) {
        return date(at, name, findings);
    }

    /**
     * A day. The service writes days as midnight UTC, and means none by the years 1 and 1900; read as
     * instants they would fall on the day before.
     */
    static @Nullable Occurred date(JsonPart at, String name, Findings findings) {
        String text = at.text(name);
        String day = text == null ? null : text.replaceFirst("T00:00:00(\\.0+)?(Z|\\+00:00)?$", "");
        Occurred when = findings.when(at.field(name), day, DateText.Order.UNKNOWN);
        return when == null ? null : Occurred.on(when.firstDay());
    }
}
