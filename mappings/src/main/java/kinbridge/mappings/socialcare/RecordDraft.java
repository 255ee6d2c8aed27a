package kinbridge.mappings.socialcare;

import java.util.ArrayList;
import java.util.List;
import kinbridge.mappings.Agency;
import kinbridge.mappings.AgencyRecord;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Item;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/** One record of children's social care while it is written; dates are fields of SUMMARY as well. */
final class RecordDraft {

    /** The early help service, whose episodes come in the same feed. */
    static final String EARLY_HELP = "LA_EH";

    private final Item item;
    private final String sourceRef;
    private final RecordType type;
    private final Category category;
    private final List<Subject> subjects;
    private final Fields fields = new Fields();
    private String holder = Agency.SOCIALCARE.holder();
    private @Nullable Subject names;
    private Period period = Period.UNKNOWN;

    RecordDraft(Item item, String sourceRef, RecordType type, Category category, List<Subject> subjects) {
        this.item = item;
        this.sourceRef = sourceRef;
        this.type = type;
        this.category = category;
        this.subjects = new ArrayList<>(subjects);
    }

    RecordDraft heldBy(String code) {
        holder = code;
        return this;
    }

    RecordDraft named(@Nullable Subject reference) {
        names = reference;
        return this;
    }

    RecordDraft during(Period of) {
        period = of;
        fields.summary("startDate", of.from() == null ? null : of.from().toString());
        fields.summary("endDate", of.until() == null ? null : of.until().toString());
        return this;
    }

    /** When something happened that has no length. */
    RecordDraft on(Period of) {
        period = of;
        return this;
    }

    RecordDraft summary(String name, @Nullable Object value) {
        fields.summary(name, value);
        return this;
    }

    RecordDraft full(String name, @Nullable Object value) {
        fields.full(name, value);
        return this;
    }

    /** A code in our words, with the code as it was written. */
    RecordDraft coded(String name, @Nullable String words, DetailLevel level, @Nullable String code) {
        fields.add(name, words, level, code);
        return this;
    }

    Fields fields() {
        return fields;
    }

    AgencyRecord build() {
        return new AgencyRecord(
                item.feed(),
                Agency.SOCIALCARE,
                holder,
                sourceRef,
                item.payloadTime(),
                type,
                category,
                subjects,
                names,
                period.from(),
                period.until(),
                fields.map());
    }
}
