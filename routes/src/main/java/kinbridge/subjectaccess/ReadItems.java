package kinbridge.subjectaccess;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.familyview.Words;
import kinbridge.mappings.FieldValue;
import kinbridge.needtoknow.Circumstances;
import kinbridge.needtoknow.SubjectAccessReview.Side;
import kinbridge.needtoknow.Undecided;
import kinbridge.subjectaccess.AccessReviews.Field;
import kinbridge.subjectaccess.AccessReviews.HeldBack;
import kinbridge.subjectaccess.AccessReviews.Other;
import kinbridge.subjectaccess.AccessReviews.ReadItem;
import kinbridge.subjectaccess.AccessReviews.Row;
import kinbridge.subjectaccess.Item.Answered;
import kinbridge.subjectaccess.Item.Opinion;
import kinbridge.subjectaccess.Item.Reviewed;
import org.jspecify.annotations.Nullable;

/**
 * Items as a reviewer reads them: what would go beside what is held.
 *
 * @param others what other people are called, by person
 * @param agreed who of them agreed to what
 */
record ReadItems(Editing editing, Circumstances circumstances, Map<UUID, String> others, OthersAgreed agreed) {

    /** @param side null where the agency has taken the thing back since it was gathered */
    ReadItem of(Item item, Row row, @Nullable Side side) {
        Reviewed reviewed = item.reviewed();
        List<String> taken = reviewed.verdict() == AccessReviews.Verdict.REDACTED ? reviewed.fields() : List.of();
        Map<String, FieldValue> goes = side == null || row.stage() == AccessReviews.Stage.STAYS
                ? Map.of()
                : editing.edit(item, side.asDecided(), named(side), side.heldBack())
                        .fields();
        return new ReadItem(
                row,
                fields(goes, List.of()),
                side == null ? List.of() : fields(side.asDecided(), taken),
                side == null ? List.of() : heldBack(side.heldBack()),
                side == null ? List.of() : held(item, side),
                item.answered().isHealth(),
                side == null || isChanged(item, side),
                reviewed.verdict(),
                reviewed.exemption(),
                reviewed.why(),
                words(reviewed.opinion()),
                side == null ? List.of() : others(side));
    }

    /** Of an item that is not hidden: who else is in it, and whether they agreed. */
    private List<Other> others(Side side) {
        if (!side.rule().equals(Answered.OF_OTHERS) && !side.rule().equals(Answered.NOTHING_IN_THE_WAY)) {
            return List.of();
        }
        return side.about().stream()
                .map(Undecided.About::identity)
                .distinct()
                .filter(identity -> others.containsKey(UUID.fromString(circumstances.ref(identity))))
                .map(identity -> {
                    Optional<OthersAgreed.Agreement> one = agreed.of(side.version(), identity);
                    return new Other(
                            identity,
                            others.getOrDefault(UUID.fromString(circumstances.ref(identity)), ""),
                            one.map(OthersAgreed.Agreement::id).orElse(null),
                            one.map(ReadItems::words).orElse(""));
                })
                .toList();
    }

    private static String words(OthersAgreed.Agreement agreed) {
        return agreed.by().title() + ": " + agreed.who() + ", " + agreed.how() + ", "
                + Words.date(agreed.day().toString());
    }

    private List<Field> held(Item item, Side side) {
        List<Field> all = new ArrayList<>();
        if (item.answered().kind().equals("RELATIONSHIP")) {
            all.add(new Field("tie", "Tie", side.type().toLowerCase(Locale.ROOT).replace('_', ' '), false));
        }
        String alsoAbout = side.about().stream()
                .map(about -> others.get(UUID.fromString(circumstances.ref(about.identity()))))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!alsoAbout.isEmpty()) {
            all.add(new Field("alsoAbout", "Also about", alsoAbout, false));
        }
        all.addAll(fields(side.asHeld(), List.of()));
        return all;
    }

    private static boolean isChanged(Item item, Side side) {
        return !item.answered().isAs(side.version(), side.level(), side.rule(), side.obligations());
    }

    private Set<UUID> named(Side side) {
        return side.subjects().stream()
                .map(about -> UUID.fromString(circumstances.ref(about.identity())))
                .collect(Collectors.toSet());
    }

    private static List<Field> fields(Map<String, FieldValue> values, List<String> taken) {
        return values.entrySet().stream()
                .map(entry -> new Field(
                        entry.getKey(),
                        Words.label(entry.getKey()),
                        Words.value(entry.getValue()),
                        taken.contains(entry.getKey())))
                .toList();
    }

    private static List<HeldBack> heldBack(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(entry -> new HeldBack(
                        Words.label(entry.getKey()),
                        switch (entry.getValue()) {
                            case "level" -> "above the level of this item";
                            case "REDACT_THIRD_PARTY" -> "about another person";
                            case "STRIP_LOCATION" -> "tells a place that must stay secret";
                            default -> entry.getValue();
                        }))
                .toList();
    }

    private static String words(@Nullable Opinion opinion) {
        return opinion == null
                ? ""
                : opinion.name() + ", " + opinion.role() + ", " + Words.date(opinion.day()) + ": "
                        + (opinion.seriousHarm() ? "serious harm" : "no serious harm");
    }
}
