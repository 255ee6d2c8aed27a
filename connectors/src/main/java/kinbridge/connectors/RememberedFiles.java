package kinbridge.connectors;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Which files of a folder were received, where the agency lets nobody move them. Kept as the source's
 * mark, so that a restart does not fetch everything anew; the oldest are forgotten beyond 5,000, and a
 * file fetched twice does no harm.
 */
final class RememberedFiles extends ServiceSupport implements IdempotentRepository {

    private static final int MOST_FILES = 5_000;
    private static final int BYTES_A_FILE = 8;

    private final FileReceipt receipt;
    private @Nullable Set<String> known;

    RememberedFiles(FileReceipt receipt) {
        this.receipt = receipt;
    }

    @Override
    public synchronized boolean add(String file) {
        Set<String> remembered = remembered();
        boolean isNew = remembered.add(shortened(file));
        if (isNew) {
            if (remembered.size() > MOST_FILES) {
                remembered.remove(remembered.iterator().next());
            }
            receipt.keepMark(String.join(",", remembered));
        }
        return isNew;
    }

    @Override
    public synchronized boolean contains(String file) {
        return remembered().contains(shortened(file));
    }

    @Override
    public synchronized boolean remove(String file) {
        return remembered().remove(shortened(file));
    }

    @Override
    public boolean confirm(String file) {
        return true;
    }

    @Override
    public synchronized void clear() {
        remembered().clear();
    }

    private Set<String> remembered() {
        Set<String> loaded = known;
        if (loaded == null) {
            String mark = receipt.mark();
            loaded = new LinkedHashSet<>(mark == null || mark.isBlank() ? List.of() : List.of(mark.split(",")));
            known = loaded;
        }
        return loaded;
    }

    private static String shortened(String file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES_A_FILE);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
