package kinbridge.subjectaccess;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.family.Practitioners;
import kinbridge.familyview.Words;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Disclosed;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.SharingTables;
import kinbridge.needtoknow.Undecided;
import kinbridge.subjectaccess.PackContent.PackItem;
import kinbridge.subjectaccess.PackContent.PackRecipient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a pack into words. It knows of nothing but what goes. */
@Component
class PackAssembly {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private final PolicyInForce policy;
    private final Practitioners practitioners;
    private final ToldRecipients recipients;
    private final RequestClock clock;

    PackAssembly(PolicyInForce policy, Practitioners practitioners, ToldRecipients recipients, RequestClock clock) {
        this.policy = policy;
        this.practitioners = practitioners;
        this.recipients = recipients;
        this.clock = clock;
    }

    /** @param fields of it that go, after all that was taken out */
    record Going(Disclosed item, Map<String, FieldValue> fields) {}

    /** @param all items of the request, for the sentences of the letter alone */
    PackContent content(Request request, List<Item> all, List<Going> going) {
        SharingTables tables = policy.tables();
        List<PackRecipient> received = recipients(tables, going);
        return new PackContent(
                request.reference(),
                DAY.format(request.receivedOn()),
                day(Objects.requireNonNull(request.gatheredAt())),
                DAY.format(clock.today()),
                Stream.ofNullable(request.reviewer()).map(this::name).toList(),
                going.stream()
                        .map(one -> tables.titleOfAgency(one.item().holder()))
                        .distinct()
                        .sorted()
                        .toList(),
                going.stream()
                        .sorted(Comparator.comparing((Going one) -> firstDay(one.item()))
                                .reversed()
                                .thenComparing(one -> one.item().id()))
                        .map(one -> item(tables, one))
                        .toList(),
                received,
                Stream.concat(
                                Stream.of(PackContent.WHY),
                                received.stream()
                                        .map(PackRecipient::purpose)
                                        .distinct()
                                        .sorted())
                        .toList(),
                PackLetter.leftOut(
                        all,
                        category -> Category.of(category)
                                .map(tables::hidesExistence)
                                .orElse(true)));
    }

    private String name(String practitioner) {
        return practitioners
                .find(practitioner)
                .map(Practitioners.Practitioner::name)
                .orElse(practitioner);
    }

    private static PackItem item(SharingTables tables, Going going) {
        Disclosed item = going.item();
        Map<String, String> labelled = new LinkedHashMap<>();
        Map<String, Object> values = new LinkedHashMap<>();
        if (item.kind() == Undecided.Kind.RELATIONSHIP) {
            String tie = item.type().toLowerCase(Locale.UK).replace('_', ' ');
            labelled.put("Tie", tie);
            values.put("tie", tie);
        }
        going.fields().forEach((field, value) -> {
            labelled.put(Words.label(field), Words.value(value));
            values.put(field, value.value());
        });
        return new PackItem(
                title(item),
                tables.titleOf(item.category()),
                tables.titleOfAgency(item.holder()),
                item.feed(),
                when(item.occurred()),
                when(item.until()),
                detail(item.level()),
                labelled,
                values);
    }

    private static String title(Disclosed item) {
        return switch (item.kind()) {
            case IDENTITY -> "Who you are, as this agency has it";
            case RELATIONSHIP -> "Whom you are related to";
            case RECORD -> Words.typeTitle(item.type());
        };
    }

    private static String detail(DetailLevel level) {
        return switch (level) {
            case FULL -> "in full";
            case SUMMARY -> "as a summary, without other people";
            default -> "that there is such a record";
        };
    }

    private static String when(@Nullable Occurred occurred) {
        return occurred == null ? "" : Words.when(occurred);
    }

    private static LocalDate firstDay(Disclosed item) {
        return item.occurred() == null
                ? date(item.receivedAt())
                : item.occurred().firstDay();
    }

    private static LocalDate date(Instant moment) {
        return moment.atZone(Occurred.LONDON).toLocalDate();
    }

    private static String day(Instant moment) {
        return DAY.format(date(moment));
    }

    /** To be called before the transaction in which a pack is made. */
    void catchUp() {
        recipients.catchUp();
    }

    /** Of what is in the pack alone, and of no category that could help somebody to find or harm another. */
    private List<PackRecipient> recipients(SharingTables tables, List<Going> going) {
        return recipients
                .of(
                        going.stream()
                                .filter(one -> one.item().kind() != Undecided.Kind.RELATIONSHIP)
                                .map(one -> one.item().id())
                                .toList(),
                        going.stream().map(one -> one.item().holder()).collect(Collectors.toSet()))
                .stream()
                .flatMap(one -> Category.of(one.category())
                        .filter(category -> !tables.inPerpetratorBlock(category))
                        .map(category -> new PackRecipient(
                                one.who(), tables.titleOf(category), one.why(), one.first(), one.last()))
                        .stream())
                .toList();
    }
}
