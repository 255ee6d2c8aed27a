package kinbridge.retention;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.family.Practitioners;
import kinbridge.retention.RetentionDesk.Count;
import kinbridge.retention.RetentionDesk.FamilyRow;
import kinbridge.retention.RetentionDesk.HoldRow;
import kinbridge.retention.RetentionDesk.RunRow;
import kinbridge.retention.RetentionDesk.Said;
import kinbridge.retention.RetentionDesk.Scope;
import kinbridge.retention.RetentionDesk.State;
import kinbridge.storage.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs, their lines in numbers, what was said of them, and holds, as they are shown. */
@Component
class RetentionRows {

    static final int PAGE = 50;

    private static final String RUNS = """
            select r.*, (select count(*) from retention.line l where l.run_id = r.id) as due,
              (select count(*) from retention.line l where l.run_id = r.id and l.outcome = 'DESTROYED') as destroyed,
              (select count(*) from retention.line l where l.run_id = r.id and l.outcome = 'LEFT') as kept
            from retention.run r
            """;

    private final JdbcClient database;
    private final Practitioners practitioners;
    private final RetentionSchedule schedule;
    private final Vault vault;

    RetentionRows(JdbcClient database, Practitioners practitioners, RetentionSchedule schedule, Vault vault) {
        this.database = database;
        this.practitioners = practitioners;
        this.schedule = schedule;
        this.vault = vault;
    }

    List<RunRow> latest() {
        return database.sql(RUNS + " order by r.made_at desc, r.id desc limit 60")
                .query((row, number) -> run(row))
                .list();
    }

    Optional<RunRow> run(UUID run) {
        return database.sql(RUNS + " where r.id = ?")
                .param(run)
                .query((row, number) -> run(row))
                .optional();
    }

    List<Count> counts(UUID run) {
        return database.sql("""
                        select class, written, count(*)
                        from retention.line where run_id = ? group by 1, 2 order by 1, 2""")
                .param(run)
                .query((row, number) -> new Count(
                        schedule.of(KeptClass.valueOf(row.getString(1))).title(), row.getInt(2), row.getLong(3)))
                .list();
    }

    /** One more than a page, to see whether it goes on. */
    List<FamilyRow> families(UUID run, String after) {
        return database.sql("""
                        select coalesce(f.reference, '') as reference, count(*),
                          string_agg(distinct l.why, '; '), min(l.due)
                        from retention.line l left join families.family f on f.id = l.family_id
                        where l.run_id = :run and (:after = '' or coalesce(f.reference, '') > :after)
                        group by 1 order by 1 limit\s""" + (PAGE + 1))
                .param("run", run)
                .param("after", after)
                .query((row, number) -> new FamilyRow(
                        row.getString(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getDate(4).toLocalDate()))
                .list();
    }

    long familiesOf(UUID run) {
        return database.sql("select count(distinct coalesce(family_id::text, '')) from retention.line where run_id = ?")
                .param(run)
                .query(Long.class)
                .single();
    }

    List<Said> said(UUID run) {
        return database.sql("select * from retention.approval where run_id = ? order by at, by_whom")
                .param(run)
                .query((row, number) -> said(row, approval(run, row.getString("by_whom")), row.getString("what")))
                .list();
    }

    List<HoldRow> holds() {
        return database.sql("""
                        select h.*, coalesce(f.reference, h.identity_id::text, '') as held from retention.hold_in_force h
                        left join families.family f on f.id = h.family_id order by h.at, h.id""")
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new HoldRow(
                            id,
                            Scope.valueOf(row.getString("scope")),
                            row.getString("held"),
                            said(row, hold(id), ""),
                            lifts(id));
                })
                .list();
    }

    private List<Said> lifts(UUID hold) {
        return database.sql("select * from retention.hold_lift where hold_id = ? order by at")
                .param(hold)
                .query((row, number) -> said(row, lift(hold, row.getString("by_whom")), ""))
                .list();
    }

    Optional<byte[]> certificate(UUID run) {
        return database.sql("select certificate from retention.run where id = ? and certificate is not null")
                .param(run)
                .query(byte[].class)
                .optional()
                .map(bytes -> vault.open(bytes, DisposalCertificates.context(run)));
    }

    byte[] seal(String words, String context) {
        return vault.seal(words.strip().getBytes(StandardCharsets.UTF_8), context);
    }

    static String approval(UUID run, String by) {
        return "retention.approval/" + run + "/" + by;
    }

    static String hold(UUID hold) {
        return "retention.hold/" + hold;
    }

    static String lift(UUID hold, String by) {
        return "retention.lift/" + hold + "/" + by;
    }

    private Said said(ResultSet row, String context, String what) throws SQLException {
        return new Said(
                name(row.getString("by_whom")),
                row.getTimestamp("at").toInstant(),
                new String(vault.open(row.getBytes("words"), context), StandardCharsets.UTF_8),
                what.equals("APPROVED"),
                row.getObject("entry_id", UUID.class));
    }

    private String name(String id) {
        return id.equals("hub")
                ? "Kinbridge itself"
                : practitioners.find(id).map(Practitioners.Practitioner::name).orElse(id);
    }

    private RunRow run(ResultSet row) throws SQLException {
        return new RunRow(
                row.getObject("id", UUID.class),
                row.getDate("as_of").toLocalDate(),
                row.getTimestamp("made_at").toInstant(),
                name(row.getString("asked_by")),
                State.valueOf(row.getString("state")),
                row.getLong("due"),
                row.getLong("destroyed"),
                row.getLong("kept"));
    }
}
