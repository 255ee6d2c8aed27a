package kinbridge.retraction;

import java.util.List;
import kinbridge.needtoknow.Requester;
import kinbridge.work.Outcome;
import kinbridge.work.Task;
import kinbridge.work.TaskKind;
import kinbridge.work.WhatStandsBehind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom governance need not tell by hand after somebody said no: the hub has told them, and asks them again. */
@Component
class PriorRecipients implements WhatStandsBehind {

    private final JdbcClient database;

    PriorRecipients(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<Fact> facts(Task task) {
        if (task.kind() != TaskKind.NOTIFY_PRIOR_RECIPIENTS || task.subject() == null) {
            return List.of();
        }
        return database.sql("""
                select count(distinct s.recipient), count(distinct s.recipient) filter (where s.state <> 'CONFIRMED')
                from retraction.standing s
                join retraction.retraction r on r.id = s.retraction_id and r.reason = 'AGREEMENT_ENDED'
                join people.identity said on said.id = r.subject_id
                join people.identity same on same.person_id = said.person_id
                where same.id = ? and s.told_at is not null and s.state <> 'ENDED'""")
                .param(task.subject())
                .query((row, number) -> told(row.getInt(1), row.getInt(2)))
                .list();
    }

    private static Fact told(int all, int open) {
        return new Fact(
                "Told by the hub",
                all == 0
                        ? "Nobody: nothing that anybody holds rests on the agreement"
                        : all + " who hold something that rests on the agreement; not confirmed yet by " + open);
    }

    @Override
    public void done(Task task, Requester who, Outcome outcome, String words) {
        // What the hub has told goes its own way.
    }
}
