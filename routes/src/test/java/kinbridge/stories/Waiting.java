package kinbridge.stories;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import kinbridge.connectors.Receiver;
import kinbridge.feeds.QuarantinePages;
import kinbridge.feeds.QuarantinePages.Filter;
import kinbridge.feeds.QuarantinePages.Row;
import kinbridge.feeds.QuarantinePages.State;
import kinbridge.storage.HubFolders;
import kinbridge.storage.Vault;
import org.apache.camel.CamelContext;
import org.springframework.boot.test.context.TestComponent;

/** What waits in quarantine as a story meets it. */
@TestComponent
final class Waiting {

    private static final String FEED = "police-ppn";
    private static final String CONTEXT = "intake.quarantine";

    private final Hub hub;
    private final Receiver receiver;
    private final QuarantinePages quarantine;
    private final Vault vault;

    Waiting(Hub hub, Receiver receiver, QuarantinePages quarantine, Vault vault) {
        this.hub = hub;
        this.receiver = receiver;
        this.quarantine = quarantine;
        this.vault = vault;
    }

    /** Hands a payload of notices to the hub, without waiting for a look into the folder, and lets it settle. */
    void receive(String file, String content) {
        receive(FEED, file, content);
    }

    void receive(String feed, String file, String content) {
        try {
            receiver.receive(feed, file, null, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        hub.settle();
    }

    /** Receives it, and answers the one thing of it that waits. */
    Row notice(String file, String content) {
        receive(file, content);
        List<Row> rows = of(file);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " things of " + file + " wait, expected one");
        }
        return rows.get(0);
    }

    List<Row> of(String file) {
        return of(FEED, file);
    }

    List<Row> of(String feed, String file) {
        return quarantine.list(new Filter(feed, null, null, null, State.WAITING), null, 500).rows().stream()
                .filter(row -> row.location().startsWith(file))
                .toList();
    }

    /** How many items and rests of files wait; parts belong to stored items. */
    long items(String feed) {
        return hub.count(
                "select count(*) from intake.quarantine where feed = ? and state = 'WAITING' and not is_part", feed);
    }

    boolean hasContent(UUID id) {
        return hub.count("select count(content) from intake.quarantine where id = ?", id) == 1;
    }

    /** As a mapping that has learnt to read it would find it: the words it did not know are put right. */
    void learn(UUID id, String unknown, String known) {
        byte[] sealed = hub.database()
                .sql("select content from intake.quarantine where id = ?")
                .param(id)
                .query((row, number) -> row.getBytes(1))
                .single();
        String learnt = new String(vault.open(sealed, CONTEXT), StandardCharsets.UTF_8).replace(unknown, known);
        hub.database()
                .sql("update intake.quarantine set content = ? where id = ?")
                .param(vault.seal(learnt.getBytes(StandardCharsets.UTF_8), CONTEXT))
                .param(id)
                .update();
    }

    /** As a mapping that has learnt to read the whole file: another payload lends it its bytes. */
    void becomes(UUID id, String content, CamelContext camel, HubFolders folders) throws Exception {
        camel.getRouteController().suspendRoute("split");
        receiver.receive(FEED, "lent.json", null, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
        Path spool = folders.data().resolve("spool");
        Files.move(
                spool.resolve(payload("select id from intake.payload where name = 'lent.json'")),
                spool.resolve(payload("select payload_id from intake.quarantine where id = '" + id + "'")),
                StandardCopyOption.REPLACE_EXISTING);
        hub.database()
                .sql("delete from intake.payload where name = 'lent.json'")
                .update();
        camel.getRouteController().resumeRoute("split");
        hub.settle();
    }

    /** The ids of all payloads of that name. */
    List<String> payloads(String file) {
        return hub.database()
                .sql("select id::text from intake.payload where name = ?")
                .param(file)
                .query(String.class)
                .list();
    }

    private String payload(String query) {
        return hub.database().sql(query).query(UUID.class).single().toString();
    }
}
