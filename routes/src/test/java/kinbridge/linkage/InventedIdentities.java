package kinbridge.linkage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import kinbridge.linkage.invented.InventedPeople;
import kinbridge.mappings.CsvRows;
import kinbridge.mappings.CsvRows.CsvRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Identities of invented people as five agencies would have sent them, put into the hub's tables. */
public final class InventedIdentities {

    private static final Map<String, String> SYSTEMS = Map.of(
            "socialcare", "socialcare-ssd",
            "midwifery", "midwifery-fhir",
            "police", "police-ppn",
            "housing", "housing-tenure",
            "probation", "probation-api");

    private InventedIdentities() {}

    /** @param truth which person it is */
    public record Row(UUID id, Map<String, String> said, String truth) {}

    /** For one seed always the same, their ids too. */
    public static List<Row> of(int records, long seed) throws IOException {
        StringWriter people = new StringWriter();
        StringWriter truth = new StringWriter();
        new InventedPeople(seed).write(records, people, truth);
        Random ids = new Random(seed);
        List<Row> rows = new ArrayList<>();
        CsvRows said = csv(people);
        CsvRows who = csv(truth);
        List<String> header = next(said);
        next(who);
        for (int i = 0; i < records; i++) {
            List<String> cells = next(said);
            Map<String, String> values = new HashMap<>();
            for (int column = 0; column < header.size(); column++) {
                values.put(header.get(column), cells.get(column));
            }
            rows.add(new Row(
                    new UUID(ids.nextLong(), ids.nextLong()), values, next(who).get(1)));
        }
        return rows;
    }

    private static CsvRows csv(StringWriter text) {
        return new CsvRows(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)), ',', false);
    }

    private static List<String> next(CsvRows rows) throws IOException {
        CsvRow row = rows.next();
        if (row == null) {
            throw new IllegalStateException("fewer rows than asked for");
        }
        return row.cells();
    }

    /** Each as a person by itself, whom nobody has linked. */
    public static void insert(JdbcTemplate database, List<Row> rows) {
        Timestamp now = Timestamp.from(Instant.parse("2026-01-02T03:04:05Z"));
        List<Object[]> persons = new ArrayList<>();
        List<Object[]> identities = new ArrayList<>();
        List<Object[]> addresses = new ArrayList<>();
        for (Row row : rows) {
            UUID person = UUID.randomUUID();
            String agency = String.valueOf(row.said().get("agency"));
            String system = SYSTEMS.getOrDefault(agency, agency);
            persons.add(new Object[] {person, now});
            identities.add(new @Nullable Object[] {
                row.id(),
                system,
                row.said().get("id"),
                agency,
                agency,
                system,
                person,
                value(row, "given_name"),
                value(row, "family_name"),
                NameKey.of(value(row, "given_name")),
                NameKey.of(value(row, "family_name")),
                value(row, "date_of_birth"),
                value(row, "sex"),
                value(row, "nhs_number"),
                agency.equals("midwifery"),
                value(row, "phone"),
                value(row, "email"),
                now,
                UUID.randomUUID()
            });
            addresses.add(new @Nullable Object[] {
                row.id(), UUID.randomUUID(), compact(value(row, "postcode")), compact(value(row, "uprn"))
            });
        }
        database.batchUpdate("insert into people.person (id, created_at) values (?, ?)", persons);
        database.batchUpdate("""
                insert into people.identity (id, system, local_id, agency, holder, feed, person_id, given_name,
                  family_name, given_key, family_key, date_of_birth, sex, nhs_number, nhs_verified, phone, email,
                  received_at, version_id, category, source_ref)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as date), ?, ?, ?, ?, ?, ?, ?, 'ID.CORE', 'invented')""", identities);
        database.batchUpdate(
                "insert into people.identity_address (identity_id, record_id, postcode, uprn, ended)"
                        + " values (?, ?, ?, ?, false)",
                addresses);
    }

    private static @Nullable String value(Row row, String column) {
        String value = String.valueOf(row.said().get(column));
        return value.isEmpty() ? null : value;
    }

    private static @Nullable String compact(@Nullable String value) {
        return value == null ? null : value.replace(" ", "").toUpperCase(Locale.ROOT);
    }
}
