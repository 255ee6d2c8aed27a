package kinbridge.intake;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kinbridge.connectors.Receiver;
import kinbridge.mappings.Payload;
import kinbridge.storage.HubFolders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes payloads in: the bytes to an encrypted file, forced to the disk, then a row. Only then does the
 * connector acknowledge, so a kill at any moment loses nothing; a file without a row is swept.
 */
@Component
class Spool implements Receiver {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private final JdbcClient database;
    private final SealedFiles sealed;
    private final InstantSource clock;
    private final Path folder;

    Spool(JdbcClient database, SealedFiles sealed, InstantSource clock, HubFolders folders) throws IOException {
        this.database = database;
        this.sealed = sealed;
        this.clock = clock;
        this.folder = Files.createDirectories(folders.data().resolve("spool"));
    }

    /** Removes what a kill left behind before its row was written; the agency still has it. */
    @PostConstruct
    void sweep() throws IOException {
        Set<String> kept = Set.copyOf(database.sql("select id::text from intake.payload where state <> 'SPLIT'")
                .query(String.class)
                .list());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!kept.contains(String.valueOf(file.getFileName()))) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void receive(String feed, String payloadName, @Nullable Instant sourceTime, InputStream content)
            throws IOException {
        receive(feed, payloadName, sourceTime, content, false);
    }

    @Override
    public Receiver ofWholeExtracts() {
        return new WholeExtracts(this);
    }

    private void receive(
            String feed, String payloadName, @Nullable Instant sourceTime, InputStream content, boolean bulk)
            throws IOException {
        UUID id = UUID.randomUUID();
        Path partial = folder.resolve(id + ".partial");
        DigestInputStream digested = new DigestInputStream(content, sha256());
        long sizeBytes;
        try (OutputStream out = sealed.sealing(Files.newOutputStream(partial))) {
            sizeBytes = digested.transferTo(out);
        } catch (IOException brokenOff) {
            Files.deleteIfExists(partial);
            throw brokenOff;
        }
        force(partial);
        Files.move(partial, file(id), StandardCopyOption.ATOMIC_MOVE);
        String hash = HexFormat.of().formatHex(digested.getMessageDigest().digest());
        try {
            note(id, feed, payloadName, sourceTime, hash, sizeBytes, bulk);
        } catch (DataAccessException notNoted) {
            // Without a row nobody would ever read it, and the sender is told that it was not kept.
            dropQuietly(id);
            throw notNoted;
        }
    }

    private void note(
            UUID id,
            String feed,
            String payloadName,
            @Nullable Instant sourceTime,
            String hash,
            long sizeBytes,
            boolean bulk) {
        database.sql("""
                insert into intake.payload
                  (id, feed, name, source_time, received_at, content_hash, size_bytes, state, bulk)
                values (?, ?, ?, ?, ?, ?, ?, 'RECEIVED', ?)""")
                .param(id)
                .param(feed)
                .param(payloadName)
                .param(sourceTime == null ? null : Timestamp.from(sourceTime))
                .param(Timestamp.from(clock.instant()))
                .param(hash)
                .param(sizeBytes)
                .param(bulk)
                .update();
    }

    /** The payload as the splitter reads it; opened again, it starts again. */
    Payload payload(UUID id, String feed, String name, @Nullable Instant sourceTime) {
        return new Payload(feed, name, sourceTime, () -> sealed.opening(Files.newInputStream(file(id))));
    }

    /** The file goes once all its items are in their queue; what cannot be understood has been kept. */
    void drop(UUID id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    /** The same bytes under another id as well; without a row of that id, it is swept at the next start. */
    void keepAlso(UUID id, UUID other) throws IOException {
        Files.createLink(file(other), file(id));
    }

    /** As {@link #drop}; what cannot be deleted now is swept at the next start. */
    void dropQuietly(UUID id) {
        try {
            drop(id);
        } catch (IOException later) {
            LOG.warn("Payload {} could not be deleted from the spool; it goes at the next start", id);
        }
    }

    @Override
    public void heard(String feed, String source) {
        state(feed, source, "heard_at = :now, failed_at = null, failure = null", null);
    }

    @Override
    public void failed(String feed, String source, String reason) {
        state(feed, source, "failed_at = :now, failure = :text", reason);
    }

    @Override
    public @Nullable String mark(String feed, String source) {
        return database
                .sql("select mark from intake.source_state where feed = ? and source = ?")
                .param(feed)
                .param(source)
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void keepMark(String feed, String source, String mark) {
        state(feed, source, "heard_at = :now, failed_at = null, failure = null, mark = :text", mark);
    }

    private void state(String feed, String source, String change, @Nullable String text) {
        database.sql("insert into intake.source_state (feed, source) values (:feed, :source) on conflict do nothing")
                .param("feed", feed)
                .param("source", source)
                .update();
        database.sql("update intake.source_state set " + change + " where feed = :feed and source = :source")
                .param("feed", feed)
                .param("source", source)
                .param("now", Timestamp.from(clock.instant()))
                .param("text", text)
                .update();
    }

    private Path file(UUID id) {
        return folder.resolve(id.toString());
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Marks what it takes as a whole extract. */
    private record WholeExtracts(Spool spool) implements Receiver {

        @Override
        public void receive(String feed, String payloadName, @Nullable Instant sourceTime, InputStream content)
                throws IOException {
            spool.receive(feed, payloadName, sourceTime, content, true);
        }

        @Override
        public void heard(String feed, String source) {
            spool.heard(feed, source);
        }

        @Override
        public void failed(String feed, String source, String reason) {
            spool.failed(feed, source, reason);
        }

        @Override
        public @Nullable String mark(String feed, String source) {
            return spool.mark(feed, source);
        }

        @Override
        public void keepMark(String feed, String source, String mark) {
            spool.keepMark(feed, source, mark);
        }
    }
}
