package kinbridge.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.documents.PdfDocuments;
import kinbridge.family.Practitioners;
import kinbridge.mappings.Occurred;
import kinbridge.sharinglog.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The certificate of a run: what went by whose authority, in numbers and digests. */
@Component
class DisposalCertificates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK);

    private final JdbcClient database;
    private final PdfDocuments documents;
    private final Practitioners practitioners;
    private final RetentionSchedule schedule;

    DisposalCertificates(
            JdbcClient database, PdfDocuments documents, Practitioners practitioners, RetentionSchedule schedule) {
        this.database = database;
        this.documents = documents;
        this.practitioners = practitioners;
        this.schedule = schedule;
    }

    /** For a template. */
    public record Count(String title, String source, long entries, String earliest, String latest) {}

    public record Signed(String who, String role, String at, String entry) {}

    public record Span(String chain, long first, long last) {}

    /** The context under which a certificate is sealed. */
    static String context(UUID run) {
        return "retention.certificate/" + run;
    }

    /** Of what was destroyed by now. */
    byte[] of(UUID run, Instant now) {
        LocalDate asOf = database.sql("select as_of from retention.run where id = ?")
                .param(run)
                .query((row, number) -> row.getDate(1).toLocalDate())
                .single();
        List<UUID> gone = database.sql("select entry_id from retention.line where run_id = ? and outcome = 'DESTROYED'")
                .param(run)
                .query(UUID.class)
                .list();
        return documents.of(
                "disposal-certificate",
                Map.of(
                        "run", run.toString(),
                        "asOf", DAY.format(asOf),
                        "made", MOMENT.format(now.atZone(Occurred.LONDON)),
                        "destroyed", gone.size(),
                        "left", count(run, "outcome = 'LEFT'"),
                        "counts", counts(run),
                        "approvers", approvers(run),
                        "spans", spans(run),
                        "digest", digestOf(gone)));
    }

    private long count(UUID run, String which) {
        return database.sql("select count(*) from retention.line where run_id = ? and " + which)
                .param(run)
                .query(Long.class)
                .single();
    }

    private List<Count> counts(UUID run) {
        return database.sql("""
                        select class, count(*), min(due), max(due) from retention.line
                        where run_id = ? and outcome = 'DESTROYED' group by class order by class""")
                .param(run)
                .query((row, number) -> {
                    Period period = schedule.of(KeptClass.valueOf(row.getString(1)));
                    return new Count(
                            period.title(),
                            period.source(),
                            row.getLong(2),
                            DAY.format(row.getDate(3).toLocalDate()),
                            DAY.format(row.getDate(4).toLocalDate()));
                })
                .list();
    }

    private List<Signed> approvers(UUID run) {
        return database.sql("select by_whom, role, at, entry_id from retention.approval where run_id = ? order by at")
                .param(run)
                .query((row, number) -> new Signed(
                        name(row.getString(1)),
                        row.getString(2),
                        MOMENT.format(row.getTimestamp(3).toInstant().atZone(Occurred.LONDON)),
                        row.getString(4)))
                .list();
    }

    private String name(String id) {
        return practitioners
                .find(id)
                .map(person -> person.name() + " (" + id + ")")
                .orElse(id);
    }

    private List<Span> spans(UUID run) {
        return database.sql("""
                        select instance, min(sequence), max(sequence) from retention.line
                        where run_id = ? and outcome = 'DESTROYED' group by instance order by instance""")
                .param(run)
                .query((row, number) -> new Span(row.getString(1), row.getLong(2), row.getLong(3)))
                .list();
    }

    /** Of the ids in order of their letters, each on a line of its own. */
    static String digestOf(List<UUID> entries) {
        String lines = entries.stream()
                .map(UUID::toString)
                .sorted()
                .map(id -> id + "\n")
                .collect(Collectors.joining());
        return Sha256.of(lines);
    }
}
