package kinbridge.rectification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.familyview.ContestMarks;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.FieldValue;
import kinbridge.needtoknow.ContestFields;
import kinbridge.needtoknow.Undecided;
import kinbridge.work.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Marks what is contested. What was said is opened where a decision has released the record, and not before. */
@Component
class Marks implements ContestMarks {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private final JdbcClient database;
    private final ContestWords words;

    Marks(JdbcClient database, ContestWords words) {
        this.database = database;
        this.words = words;
    }

    /** The words are opened where they are asked for. */
    private record Marked(
            Contest contest,
            @Nullable UUID person,
            Supplier<@Nullable String> statement,
            Supplier<@Nullable String> answer) {}

    @Override
    public List<Undecided> on(List<Undecided> items, Readers readers) {
        if (items.isEmpty() || readers.who() == Who.NOBODY) {
            return items;
        }
        Map<UUID, List<Marked>> marked = database
                .sql("select " + ContestRows.COLUMNS + """
                , c.words, c.answer, i.person_id from rectification.contest c
                left join people.identity i on i.id = c.identity_id
                where c.record_id = any(?) and c.ended_at is null order by c.recorded_at, c.id""")
                .param(items.stream().map(Undecided::id).toArray(UUID[]::new))
                .query((row, number) -> marked(row))
                .list()
                .stream()
                .filter(one -> isFor(one, readers))
                .collect(Collectors.groupingBy(one -> one.contest().thing().record()));
        return marked.isEmpty()
                ? items
                : items.stream()
                        .map(item -> marked(item, marked.get(item.id()), readers))
                        .toList();
    }

    private Marked marked(ResultSet row) throws SQLException {
        Contest contest = ContestRows.contest(row);
        byte[] statement = row.getBytes("words");
        byte[] answer = row.getBytes("answer");
        return new Marked(
                contest,
                row.getObject("person_id", UUID.class),
                () -> words.open(ContestWords.What.STATEMENT, contest.id(), statement),
                () -> words.open(ContestWords.What.ANSWER, contest.id(), answer));
    }

    /** In the copy that a person is given only what they said themselves, and what a practitioner did. */
    private static boolean isFor(Marked one, Readers readers) {
        SaidBy said = one.contest().said();
        return readers.who() != Who.PERSON
                || said == SaidBy.PRACTITIONER
                || (said == SaidBy.PERSON
                        && readers.person() != null
                        && readers.person().equals(one.person()));
    }

    private Undecided marked(Undecided item, @Nullable List<Marked> marked, Readers readers) {
        return marked == null ? item : item.marked(() -> fields(marked, readers.who() == Who.FAMILY));
    }

    private Map<String, FieldValue> fields(List<Marked> marked, boolean isFamilyThere) {
        Map<String, FieldValue> fields = new LinkedHashMap<>();
        fields.put(
                ContestFields.MARK,
                new FieldValue(
                        marked.stream()
                                .map(one -> isFamilyThere ? since(one.contest()) : mark(one.contest()))
                                .distinct()
                                .collect(Collectors.joining("; ")),
                        DetailLevel.SUMMARY));
        if (isFamilyThere) {
            return fields;
        }
        put(fields, ContestFields.STATEMENT, marked.stream().map(Marked::statement));
        put(fields, ContestFields.ANSWER, marked.stream().map(Marked::answer));
        return fields;
    }

    private static void put(Map<String, FieldValue> fields, String name, Stream<Supplier<@Nullable String>> texts) {
        String all = texts.map(Supplier::get).filter(Objects::nonNull).collect(Collectors.joining("; "));
        if (!all.isEmpty()) {
            fields.put(name, new FieldValue(all, DetailLevel.FULL));
        }
    }

    /** {@code On 24 November 2026: the person says it is wrong}. */
    static String mark(Contest contest) {
        return since(contest) + ": " + contest.said().inASentence() + " "
                + contest.about().inASentence() + answered(contest.outcome());
    }

    private static String since(Contest contest) {
        return "On " + DAY.format(contest.on());
    }

    private static String answered(@Nullable Outcome outcome) {
        if (outcome == null) {
            return "";
        }
        return switch (outcome) {
            case STANDS -> ", its holder lets it stand";
            case CORRECTED, CORRECTED_SENT -> ", its holder agrees and corrects it";
            case REMOVED -> ", its holder agrees and takes it back";
            default -> "";
        };
    }
}
