package kinbridge.linkage;

import java.util.List;
import java.util.stream.Collectors;
import kinbridge.linkage.likeness.Several;
import kinbridge.linkage.likeness.Trait;
import kinbridge.linkage.register.Records;
import kinbridge.linkage.register.Register;
import kinbridge.linkage.register.Values;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the hub itself knows of identities, as that from which a model is estimated. */
@Component
class OwnRecords {

    /** More do not make the weights better, and have to be held at once. */
    private static final int MOST = 100_000;

    /** What fewer records say cannot be told to be frequent or rare. */
    private static final int LEAST_KNOWN = 100;

    private final JdbcTemplate database;

    OwnRecords(JdbcTemplate database) {
        this.database = database;
    }

    /** All that are born, or of more than {@link #MOST} an even part; of them the fields that many have. */
    Register read(LinkageSettings settings) {
        List<String> fields = settings.rules().comparisons().stream()
                .map(rule -> rule.field())
                .distinct()
                .filter(IdentityRow.FIELDS::contains)
                .filter(this::isOftenKnown)
                .toList();
        Records records = new Records(fields);
        database.query(
                """
                select COLUMNS, id from people.identity where BORN
                  and mod(abs(hashtext(cast(id as text))::bigint), (select greatest(count(*) - 1, 0) / ? + 1 from people.identity)) = 0""".replace("COLUMNS", columns()).replace("BORN", IdentityRow.BORN),
                row -> {
                    @Nullable Trait[] traits = records.add(row.getString(IdentityRow.COLUMNS.size() + 1), false);
                    for (int field = 0; field < traits.length; field++) {
                        String written = row.getString(IdentityRow.FIELDS.indexOf(fields.get(field)) + 1);
                        traits[field] = known(
                                settings.trait(fields.get(field), written),
                                records.values().get(field));
                    }
                },
                MOST);
        return records.register(false);
    }

    private boolean isOftenKnown(String field) {
        Integer known = database.queryForObject(
                "select count(*) from (select from people.identity where cast(COLUMN as text) <> '' limit ?) known"
                        .replace("COLUMN", column(field)),
                Integer.class,
                LEAST_KNOWN);
        return known != null && known == LEAST_KNOWN;
    }

    private static String columns() {
        return IdentityRow.FIELDS.stream().map(OwnRecords::column).collect(Collectors.joining(", "));
    }

    /** What nobody has traced may be the mother's or mistyped: how a number weighs is not learned from it. */
    private static String column(String field) {
        String column = IdentityRow.COLUMNS.get(IdentityRow.FIELDS.indexOf(field));
        return column.equals("nhs_number") ? "case when nhs_verified then nhs_number end" : column;
    }

    private static @Nullable Trait known(@Nullable Trait trait, Values values) {
        if (trait instanceof Several several) {
            return new Several(several.each().stream().map(values::known).toList());
        }
        return trait == null ? null : values.known(trait);
    }
}
