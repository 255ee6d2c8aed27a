package kinbridge.linkreview;

import java.util.List;
import java.util.UUID;
import kinbridge.linkage.model.Model;
import kinbridge.linkreview.LinkingModels.Count;
import kinbridge.linkreview.LinkingModels.InFamily;
import kinbridge.linkreview.LinkingModels.Relation;
import kinbridge.mappings.Agency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a model that was tried would change, without a name. */
@Component
class ModelChangeRows {

    private static final int MOST_SHOWN = 300;

    private final JdbcClient database;

    ModelChangeRows(JdbcClient database) {
        this.database = database;
    }

    List<Count> counts(UUID trial) {
        return database.sql("""
                select now_are, then_are, count(*) from people.model_change where trial_id = ?
                group by now_are, then_are order by now_are, then_are""")
                .param(trial)
                .query((row, number) -> new Count(
                        Relation.valueOf(row.getString(1)), Relation.valueOf(row.getString(2)), row.getLong(3)))
                .list();
    }

    private static final String IN_FAMILIES = " from people.model_change c"
            + " join people.identity a on a.id = c.identity_a join people.identity b on b.id = c.identity_b"
            + " where c.trial_id = :trial and (a.person_id in (" + ReviewRows.MEMBERS + ") or b.person_id in ("
            + ReviewRows.MEMBERS + "))";

    /** How many there are, whoever may see them. */
    long countInFamilies(UUID trial) {
        return database.sql("select count(*)" + IN_FAMILIES)
                .param("trial", trial)
                .query(Long.class)
                .single();
    }

    /** What makes one of two or two of one first, then the surest. */
    List<InFamily> inFamilies(String reader, UUID trial) {
        return database.sql("select a.agency, b.agency, " + ReviewRows.families("a.person_id, b.person_id")
                        + " as families, c.now_are, c.then_are, c.weight_then" + IN_FAMILIES + " and "
                        + ReviewRows.NOT_RESTRICTED + " and " + ReviewRows.NO_CONFLICT
                        + " order by 'ONE' in (c.now_are, c.then_are) desc, c.weight_then desc, c.identity_a,"
                        + " c.identity_b limit :most")
                .param("reader", reader)
                .param("trial", trial)
                .param("core", ReviewRows.CORE)
                .param("most", MOST_SHOWN)
                .query((row, number) -> new InFamily(
                        Agency.of(row.getString(1)),
                        Agency.of(row.getString(2)),
                        ReviewRows.texts(row, 3),
                        Relation.valueOf(row.getString(4)),
                        Relation.valueOf(row.getString(5)),
                        Model.probability(row.getDouble(6))))
                .list();
    }
}
