package kinbridge.sharinglog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be told of an entry to another system: who, when, what for and how much, never reasons, decisions or
 * content. Nothing in it is different where level 0 was decided.
 *
 * @param hash in hex, by which what was told can be held against the chain
 * @param answers the earlier entry that this one is about
 */
public record EntryMetadata(
        LogLine line,
        String policyVersion,
        @Nullable String correlationId,
        @Nullable UUID answers,
        String hash) {}
