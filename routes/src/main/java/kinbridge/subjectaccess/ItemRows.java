package kinbridge.subjectaccess;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kinbridge.subjectaccess.Item.Answered;
import kinbridge.subjectaccess.Item.Reviewed;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the items of requests, sealed: some of them must not be known to be there. */
@Component
class ItemRows {

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final SealedJson sealed;

    ItemRows(JdbcClient database, JdbcTemplate batches, SealedJson sealed) {
        this.database = database;
        this.batches = batches;
        this.sealed = sealed;
    }

    List<Item> of(UUID request) {
        return database.sql(
                        "select id, position, decision, review from subject_access.item where request_id = ? order by position")
                .param(request)
                .query((row, number) -> {
                    UUID id = row.getObject(1, UUID.class);
                    byte[] review = row.getBytes(4);
                    return new Item(
                            id,
                            row.getInt(2),
                            sealed.open(row.getBytes(3), context("item", id), Answered.class),
                            review == null
                                    ? Reviewed.NOT_YET
                                    : sealed.open(review, context("review", id), Reviewed.class));
                })
                .list();
    }

    /** In place of what was gathered before. */
    void replace(UUID request, List<Item> items) {
        database.sql("delete from subject_access.item where request_id = ?")
                .param(request)
                .update();
        batches.batchUpdate(
                "insert into subject_access.item (id, request_id, position, decision, review) values (?, ?, ?, ?, ?)",
                items.stream()
                        .map(item -> new Object[] {
                            item.id(),
                            request,
                            item.place(),
                            sealed.seal(item.answered(), context("item", item.id())),
                            review(item)
                        })
                        .toList());
    }

    void review(Collection<Item> items, UUID entry) {
        batches.batchUpdate(
                "update subject_access.item set review = ?, reviewed_entry = ? where id = ?",
                items.stream()
                        .map(item -> new Object[] {review(item), entry, item.id()})
                        .toList());
    }

    private byte[] review(Item item) {
        return sealed.seal(item.reviewed(), context("review", item.id()));
    }

    private static String context(String what, UUID id) {
        return "subject_access/" + what + "/" + id;
    }
}
