package kinbridge.sharinglog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.mappings.DetailLevel;
import kinbridge.storage.SealBroken;
import kinbridge.storage.Vault;
import org.jspecify.annotations.Nullable;

/**
 * Turns an entry into what is stored, and back. Level 0 goes into a block of its own under a key of its
 * own, always there and padded, so that neither number nor size of entries tells of it.
 */
final class EntrySealer {

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Vault vault;
    private final Vault restrictedVault;
    private final HiddenSize hiddenSize;
    private final String engineVersion;

    EntrySealer(Vault vault, Vault restrictedVault) {
        this(vault, restrictedVault, "");
    }

    /** @param engineVersion the release whose rules decide: written with each decision, beside the policy version */
    EntrySealer(Vault vault, Vault restrictedVault, String engineVersion) {
        this.vault = vault;
        this.restrictedVault = restrictedVault;
        this.hiddenSize = new HiddenSize(restrictedVault.derived("sharing-log/hidden-size"));
        this.engineVersion = engineVersion;
    }

    /**
     * The encrypted part of an entry that an IG officer may read.
     *
     * @param engineVersion of all the entry's decisions, hidden ones included; null in entries of before it was kept
     * @param device from where a person asked
     * @param payloadDigest SHA-256 of what was shown or sent, in hex; in entries of format 1 it is in the header
     */
    record Detail(
            @Nullable String reason,
            List<LoggedDecision> decisions,
            @Nullable String engineVersion,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String device,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String payloadDigest) {}

    SealedEntry seal(LogEntry entry) {
        UUID entryId = UUID.randomUUID();
        DataKey detailKey = DataKey.generate();
        DataKey hiddenKey = DataKey.generate();
        List<LoggedDecision> open =
                entry.decisions().stream().filter(one -> !one.isHidden()).toList();
        List<LoggedDecision> hidden =
                entry.decisions().stream().filter(LoggedDecision::isHidden).toList();
        byte[] detail = Compression.deflate(json(new Detail(
                entry.reason(),
                open,
                engineVersion,
                entry.origin().device(),
                entry.delivery().payloadDigest())));
        byte[] compressed = Compression.deflate(json(hidden));
        byte[] padded = Arrays.copyOf(
                compressed,
                hiddenSize.of(entry, open.size(), compressed.length + DataKey.OVERHEAD_BYTES) - DataKey.OVERHEAD_BYTES);
        return new SealedEntry(
                entryId,
                entry.kind().name(),
                entry.eventTime().truncatedTo(ChronoUnit.MICROS),
                json(header(entryId, entry)),
                detailKey.encrypt(detail, detailContext(entryId)),
                hiddenKey.encrypt(padded, hiddenContext(entryId)),
                vault.seal(detailKey.bytes(), detailContext(entryId)),
                restrictedVault.seal(hiddenKey.bytes(), hiddenContext(entryId)));
    }

    private static EntryHeader header(UUID entryId, LogEntry entry) {
        Map<DetailLevel, Integer> counts = new EnumMap<>(DetailLevel.class);
        entry.decisions().stream()
                .filter(one -> !one.isHidden())
                .forEach(one -> counts.merge(one.level(), 1, Integer::sum));
        int overrides = (int) entry.decisions().stream()
                .filter(one -> !one.isHidden() && one.override())
                .count();
        return new EntryHeader(
                EntryHeader.FORMAT,
                entryId,
                entry.kind(),
                entry.eventTime().truncatedTo(ChronoUnit.MICROS).toString(),
                entry.requester(),
                entry.purpose(),
                entry.about(),
                entry.policyVersion(),
                counts,
                overrides,
                new LogEntry.Delivery(
                        entry.delivery().channel(), entry.delivery().recipient(), null),
                entry.origin().correlationId(),
                entry.answers(),
                entry.origin().route(),
                entry.origin().exchange(),
                entry.supersedes(),
                entry.onBehalfOf(),
                RetentionClass.of(entry.kind(), entry.about().harm()));
    }

    static EntryHeader readHeader(byte[] header) {
        return read(header, EntryHeader.class);
    }

    Detail openDetail(UUID entryId, byte[] detail, byte[] sealedKey) {
        DataKey key = new DataKey(vault.open(sealedKey, detailContext(entryId)));
        return read(Compression.inflate(key.decrypt(detail, detailContext(entryId))), Detail.class);
    }

    List<LoggedDecision> openHidden(UUID entryId, byte[] hidden, byte[] sealedKey) {
        DataKey key = new DataKey(restrictedVault.open(sealedKey, hiddenContext(entryId)));
        byte[] plain = Compression.inflate(key.decrypt(hidden, hiddenContext(entryId)));
        return List.of(read(plain, LoggedDecision[].class));
    }

    /** Whether both blocks of an entry could be opened with what is stored for them. */
    boolean opens(UUID entryId, byte[] sealedDetailKey, byte[] sealedHiddenKey) {
        try {
            vault.open(sealedDetailKey, detailContext(entryId));
            restrictedVault.open(sealedHiddenKey, hiddenContext(entryId));
            return true;
        } catch (SealBroken broken) {
            return false;
        }
    }

    /** The reason alone, under the key of its entry, so that it can be searched without opening the whole. */
    byte[] sealWords(UUID entryId, String reason, byte[] sealedKey) {
        DataKey key = new DataKey(vault.open(sealedKey, detailContext(entryId)));
        return key.encrypt(reason.getBytes(StandardCharsets.UTF_8), wordsContext(entryId));
    }

    String openWords(UUID entryId, byte[] words, byte[] sealedKey) {
        DataKey key = new DataKey(vault.open(sealedKey, detailContext(entryId)));
        return new String(key.decrypt(words, wordsContext(entryId)), StandardCharsets.UTF_8);
    }

    private static String detailContext(UUID entryId) {
        return "sharing-log/detail/" + entryId;
    }

    private static String wordsContext(UUID entryId) {
        return "sharing-log/words/" + entryId;
    }

    private static String hiddenContext(UUID entryId) {
        return "sharing-log/hidden/" + entryId;
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException problem) {
            // The cause would quote the value.
            throw new IllegalStateException("an entry of the sharing log cannot be written as JSON");
        }
    }

    private static <T> T read(byte[] json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException problem) {
            throw new SealBroken("a block of the sharing log is not readable JSON");
        }
    }
}
