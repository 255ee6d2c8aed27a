package kinbridge.mappings.socialcare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import kinbridge.mappings.DateText;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Relationship;
import kinbridge.mappings.Removal;
import kinbridge.mappings.Statement;
import kinbridge.mappings.Subject;
import kinbridge.mappings.Worker;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what one item of any feed of children's social care says, so that a plan, an order or a
 * looked-after child has the same categories whichever return it stands in.
 */
final class CareStatements {

    /** Orders under which a child is, or was, taken from a parent's care. */
    private static final Set<String> REMOVING = Set.of("C1", "C2", "D1", "E1");

    private final Item item;
    private final String system;
    private final DateText.Order order;
    private final Findings findings;
    private final List<Statement> statements = new ArrayList<>();
    private final Set<String> references = new HashSet<>();

    CareStatements(Item item, String system, DateText.Order order) {
        this.item = item;
        this.system = system;
        this.order = order;
        this.findings = new Findings(item);
    }

    Findings findings() {
        return findings;
    }

    String system() {
        return system;
    }

    Subject person(String localId) {
        return Subject.person(system, localId);
    }

    @Nullable
    Occurred when(String field, @Nullable String text) {
        return findings.when(field, text, order);
    }

    @Nullable
    String day(String field, @Nullable String text) {
        Occurred occurred = when(field, text);
        return occurred == null ? null : occurred.toString();
    }

    Period period(String startField, @Nullable String start, String endField, @Nullable String end) {
        return Period.of(
                findings, item.payloadTime(), startField, when(startField, start), endField, when(endField, end), end);
    }

    /** When something happened that has no length; a date after the file itself is warned about. */
    Period moment(String field, @Nullable String text) {
        return Period.of(findings, item.payloadTime(), field, when(field, text), field, null, null);
    }

    RecordDraft draft(String sourceRef, RecordType type, Category category, List<Subject> subjects) {
        return new RecordDraft(item, unique(sourceRef), type, category, subjects);
    }

    void add(RecordDraft draft) {
        statements.add(draft.build());
    }

    void identity(String sourceRef, String localId, Fields fields) {
        statements.add(new Identity(
                item.feed(),
                Agency.SOCIALCARE,
                Agency.SOCIALCARE.holder(),
                unique(sourceRef),
                item.payloadTime(),
                system,
                localId,
                Category.ID_CORE,
                fields.map()));
    }

    void relationship(String sourceRef, Subject from, Relationship.Type type, Subject to, Period period) {
        statements.add(new Relationship(
                item.feed(),
                Agency.SOCIALCARE,
                Agency.SOCIALCARE.holder(),
                unique(sourceRef),
                item.payloadTime(),
                Category.ID_FAMILY,
                from,
                type,
                to,
                period.from(),
                period.until(),
                Map.of()));
    }

    void worker(String sourceRef, String localId, Fields fields) {
        statements.add(new Worker(
                item.feed(), Agency.SOCIALCARE, unique(sourceRef), item.payloadTime(), system, localId, fields.map()));
    }

    /** The flag that roles see who may not see the plan or the placement behind it. */
    void status(String sourceRef, List<Subject> subjects, String status, Period period, String holder) {
        add(draft(sourceRef + "#status", RecordType.SOCIAL_CARE_STATUS, Category.SC_STATUS, subjects)
                .heldBy(holder)
                .during(period)
                .summary("status", status));
    }

    void status(String sourceRef, List<Subject> subjects, String status, Period period) {
        status(sourceRef, subjects, status, period, Agency.SOCIALCARE.holder());
    }

    /** Who told social care: a record of its own, since a neighbour must not be found out by a plan. */
    void referrer(
            String sourceRef,
            List<Subject> subjects,
            Period when,
            String field,
            @Nullable String code,
            @Nullable String description) {
        if (code == null && description == null) {
            return;
        }
        add(draft(sourceRef + "#referrer", RecordType.REFERRER, Category.SC_REFERRER, subjects)
                .on(when)
                .coded("source", Code.REFERRAL_SOURCE.read(findings, field, code), DetailLevel.FULL, code)
                .full("description", description));
    }

    /** Each factor under the category of what it reveals. */
    void factors(String sourceRef, List<Subject> subjects, Period when, String field, Collection<String> codes) {
        Map<Category, List<String>> byCategory = new LinkedHashMap<>();
        for (String code : codes) {
            Factor factor = Factor.of(code);
            if (factor == null) {
                findings.warn(field, "factor not in the list, kept as written");
            }
            byCategory
                    .computeIfAbsent(
                            factor == null ? Category.SC_ASSESSMENT : factor.category(), category -> new ArrayList<>())
                    .add(factor == null ? code : factor.words());
        }
        byCategory.forEach((category, words) ->
                add(draft(sourceRef + "#factors-" + category.code(), RecordType.ASSESSMENT_FACTOR, category, subjects)
                        .on(when)
                        .full("factors", words)));
    }

    /** A legal status, and what follows from it alone: an order that took the child from a parent. */
    void legalStatus(String sourceRef, List<Subject> subjects, String field, @Nullable String code, Period period) {
        String words = Code.LEGAL_STATUS.read(findings, field, code);
        if (code == null || words == null) {
            return;
        }
        String plain = code.strip().toUpperCase(Locale.ROOT);
        // J1 to J3 are remand, detention and sentence: criminal-offence data.
        Category category = plain.startsWith("J") ? Category.CJ_CONVICTION : Category.LE_ORDERS;
        boolean isKnown = Code.LEGAL_STATUS.wordsOf(code) != null;
        add(draft(sourceRef, RecordType.LEGAL_STATUS, category, subjects)
                .during(period)
                .coded("status", words, isKnown ? DetailLevel.SUMMARY : DetailLevel.FULL, code));
        if (REMOVING.contains(plain)) {
            removed(sourceRef, subjects, period);
        }
    }

    /** That the child was removed; the hub reads it through the mother. */
    void removed(String sourceRef, List<Subject> subjects, Period period) {
        add(draft(sourceRef + "#removal", RecordType.PREVIOUS_REMOVAL, Category.SC_PREVREMOVAL, subjects)
                .during(period));
    }

    /** A disability; NONE says that there is none and makes no record. */
    void disability(String sourceRef, List<Subject> subjects, String field, @Nullable String code) {
        if (code == null || code.equalsIgnoreCase("NONE")) {
            return;
        }
        Category category = code.equalsIgnoreCase("LD") ? Category.HE_LD : Category.ID_DIVERSITY;
        add(draft(sourceRef, RecordType.DISABILITY, category, subjects)
                .coded("disability", Code.DISABILITY.read(findings, field, code), DetailLevel.FULL, code));
    }

    void ethnicity(
            String sourceRef,
            List<Subject> subjects,
            String field,
            @Nullable String code,
            @Nullable String nationality) {
        if (code == null && nationality == null) {
            return;
        }
        add(draft(sourceRef + "#diversity", RecordType.DIVERSITY, Category.ID_DIVERSITY, subjects)
                .coded("ethnicity", Code.ETHNICITY.read(findings, field, code), DetailLevel.SUMMARY, code)
                .summary("nationality", nationality));
    }

    /** The agency takes back what it said under this reference and under all references below it. */
    void takenBack(String sourceRef, String reason) {
        statements.add(new Removal(item.feed(), Agency.SOCIALCARE, sourceRef, item.payloadTime(), reason));
    }

    ItemOutcome outcome() {
        return findings.outcome(statements);
    }

    ItemOutcome notUnderstood(@Nullable String field, @Nullable String value, String reason, String expected) {
        return findings.notUnderstood(field, value, reason, expected);
    }

    /** Two things of one item under one reference would overwrite each other. */
    private String unique(String sourceRef) {
        String reference = sourceRef;
        for (int i = 2; !references.add(reference); i++) {
            reference = sourceRef + "~" + i;
        }
        return reference;
    }
}
