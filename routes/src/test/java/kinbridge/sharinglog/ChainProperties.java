package kinbridge.sharinglog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kinbridge.mappings.DetailLevel;
import kinbridge.sharinglog.chain.ChainedEntry;
import kinbridge.sharinglog.chain.Checkpoint;
import kinbridge.sharinglog.chain.LogCheck;
import kinbridge.sharinglog.chain.SigningKey;
import kinbridge.sharinglog.chain.StoredLog;
import kinbridge.sharinglog.chain.Trust;
import kinbridge.sharinglog.chain.Verification;
import kinbridge.sharinglog.chain.VerifyingKey;
import kinbridge.storage.Vault;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Whatever is logged verifies, and whatever byte is changed is found. */
class ChainProperties {

    private static final EntrySealer SEALER = new EntrySealer(Vault.generate(), Vault.generate());
    private static final SigningKey KEY = SigningKey.generate();
    private static final int BLOCKS = 6;

    @Property(tries = 60)
    void random_entries_always_verify(@ForAll("groups") List<List<LogEntry>> groups) {
        assertThat(check(chain(groups))).isInstanceOf(Verification.Intact.class);
    }

    @Property(tries = 60)
    void what_was_sealed_opens_again(@ForAll("entries") LogEntry entry) {
        SealedEntry sealed = SEALER.seal(entry);
        List<LoggedDecision> opened =
                new ArrayList<>(SEALER.openDetail(sealed.entryId(), sealed.detail(), sealed.detailKey())
                        .decisions());
        opened.addAll(SEALER.openHidden(sealed.entryId(), sealed.hidden(), sealed.hiddenKey()));
        assertThat(opened).containsExactlyInAnyOrderElementsOf(entry.decisions());
    }

    @Property(tries = 300)
    void any_single_flipped_bit_is_found(
            @ForAll("groups") List<List<LogEntry>> groups,
            @ForAll @IntRange(min = 0, max = 1_000_000) int entry,
            @ForAll @IntRange(min = 0, max = BLOCKS - 1) int block,
            @ForAll @IntRange(min = 0, max = 1_000_000) int place,
            @ForAll @IntRange(min = 0, max = 7) int bit) {
        List<ChainedEntry> chained = chain(groups);
        int chosen = entry % chained.size();
        ChainedEntry flipped = flip(chained.get(chosen), block, place, 1 << bit);
        if (flipped == null) {
            return;
        }
        chained.set(chosen, flipped);
        assertThat(check(chained)).isInstanceOf(Verification.Broken.class);
    }

    private static List<ChainedEntry> chain(List<List<LogEntry>> groups) {
        List<ChainedEntry> all = new ArrayList<>();
        ChainHead head = new ChainHead(0, ChainedEntry.nothingBefore(), Instant.EPOCH, 0);
        for (List<LogEntry> group : groups) {
            List<ChainedEntry> chained =
                    head.chain("hub-1", group.stream().map(SEALER::seal).toList(), SampleEntries.NOW, KEY);
            head = head.after(chained);
            all.addAll(chained);
        }
        return all;
    }

    private static Verification check(List<ChainedEntry> entries) {
        return new LogCheck(new ListedLog(entries), Trust.ofItself()).run();
    }

    private static @Nullable ChainedEntry flip(ChainedEntry entry, int block, int place, int mask) {
        byte[][] blocks = {
            entry.header(), entry.detail(), entry.hidden(), entry.prevHash(), entry.hash(), entry.signature()
        };
        if (blocks[block] == null) {
            return null;
        }
        byte[] changed = blocks[block].clone();
        changed[place % changed.length] ^= (byte) mask;
        blocks[block] = changed;
        return new ChainedEntry(
                entry.instance(),
                entry.sequence(),
                entry.entryId(),
                entry.kind(),
                entry.recordedAt(),
                entry.eventAt(),
                blocks[0],
                blocks[1],
                blocks[2],
                blocks[3],
                blocks[4],
                entry.keyId(),
                blocks[5]);
    }

    @Provide
    Arbitrary<List<List<LogEntry>>> groups() {
        return entries().list().ofMinSize(1).ofMaxSize(4).list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<LogEntry> entries() {
        Arbitrary<String> words = Arbitraries.strings().ofMaxLength(40);
        return Combinators.combine(
                        Arbitraries.of(EntryKind.class),
                        Arbitraries.longs().between(0, 4_000_000_000L),
                        words,
                        words,
                        decisions().list().ofMaxSize(12))
                .as((kind, second, person, reason, decisions) -> LogEntry.of(
                                kind,
                                Instant.ofEpochSecond(second, 123_456_789),
                                new LogEntry.Requester(person, "social_worker", "LA_CSC", "MEMBER"),
                                "TAF_PLANNING",
                                "policy-1")
                        .about(new LogEntry.About(UUID.randomUUID(), null, "CP", Map.of(person, reason)))
                        .deciding(decisions)
                        .because(reason));
    }

    private static Arbitrary<LoggedDecision> decisions() {
        return Combinators.combine(
                        Arbitraries.of(DetailLevel.class),
                        Arbitraries.of("SC.STATUS", "DA.PERP", "CJ.INTEL"),
                        Arbitraries.strings().ofMaxLength(10).list().ofMaxSize(3))
                .as((level, category, fields) -> SampleEntries.decision("POLICE", category, level, "2.9", fields));
    }

    private record ListedLog(List<ChainedEntry> listed) implements StoredLog {

        @Override
        public List<String> instances() {
            return List.of("hub-1");
        }

        @Override
        public EntryCursor entries(String instance) {
            var iterator = listed.iterator();
            return new EntryCursor() {
                @Override
                public @Nullable StoredEntry next() {
                    if (!iterator.hasNext()) {
                        return null;
                    }
                    ChainedEntry entry = iterator.next();
                    return () -> entry;
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public CheckpointCursor checkpoints(String instance) {
            return new CheckpointCursor() {
                @Override
                public @Nullable Checkpoint next() {
                    return null;
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public Optional<Place> unreadableWithoutTombstone() {
            return Optional.empty();
        }

        @Override
        public Map<String, VerifyingKey> keys() {
            return Map.of(KEY.publicHalf().id(), KEY.publicHalf());
        }

        @Override
        public void close() {}
    }
}
