package kinbridge.sharinglog.chain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lines of an export and of a checkpoint file; bytes are Base64, as Jackson writes them. */
public final class LogJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .build();

    private LogJson() {}

    @SuppressWarnings("ArrayRecordComponent") // stored bytes; never compared as a record
    public record KeyLine(String keyId, byte[] publicKey) {
        VerifyingKey toKey() {
            return new VerifyingKey(publicKey);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // stored bytes; never compared as a record
    public record CheckpointLine(
            String instance,
            long sequence,
            long firstSequence,
            byte[] headHash,
            byte[] treeRoot,
            String madeAt,
            String keyId,
            byte[] signature) {
        Checkpoint toCheckpoint() {
            return new Checkpoint(
                    instance, sequence, firstSequence, headHash, treeRoot, Instant.parse(madeAt), keyId, signature);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // stored bytes; never compared as a record
    public record EntryLine(
            String instance,
            long sequence,
            UUID entryId,
            String kind,
            String recordedAt,
            String eventAt,
            byte[] header,
            byte[] detail,
            byte[] hidden,
            byte[] prevHash,
            byte[] hash,
            @Nullable String keyId,
            byte @Nullable [] signature) {
        ChainedEntry toEntry() {
            return new ChainedEntry(
                    instance,
                    sequence,
                    entryId,
                    kind,
                    Instant.parse(recordedAt),
                    Instant.parse(eventAt),
                    header,
                    detail,
                    hidden,
                    prevHash,
                    hash,
                    keyId,
                    signature);
        }
    }

    public record InstanceLine(String name) {}

    public static KeyLine key(VerifyingKey key) {
        return new KeyLine(key.id(), key.encoded());
    }

    public static CheckpointLine checkpoint(Checkpoint made) {
        return new CheckpointLine(
                made.instance(),
                made.sequence(),
                made.firstSequence(),
                made.headHash(),
                made.treeRoot(),
                made.madeAt().toString(),
                made.keyId(),
                made.signature());
    }

    public static EntryLine entry(ChainedEntry entry) {
        return new EntryLine(
                entry.instance(),
                entry.sequence(),
                entry.entryId(),
                entry.kind(),
                entry.recordedAt().toString(),
                entry.eventAt().toString(),
                entry.header(),
                entry.detail(),
                entry.hidden(),
                entry.prevHash(),
                entry.hash(),
                entry.keyId(),
                entry.signature());
    }

    public static String write(Object line) throws JsonProcessingException {
        return JSON.writeValueAsString(line);
    }

    public static <T> T read(String line, Class<T> type) throws JsonProcessingException {
        return JSON.readValue(line, type);
    }
}
