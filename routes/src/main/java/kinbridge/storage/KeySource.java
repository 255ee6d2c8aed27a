package kinbridge.storage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds a key where the operator put it, or makes it at the first start. With an operator's database a
 * missing key is never replaced silently: what the lost one sealed would be lost unnoticed.
 */
final class KeySource {

    private final Path keysFolder;
    private final boolean mayGenerate;

    KeySource(Path keysFolder, boolean mayGenerate) {
        this.keysFolder = keysFolder;
        this.mayGenerate = mayGenerate;
    }

    Vault vault(String name, @Nullable String file, @Nullable String keyset) {
        if (keyset != null && !keyset.isBlank()) {
            return Vault.ofKeyset(keyset);
        }
        return Vault.keptIn(file(name, file));
    }

    /** The file that holds the key, or in which it may be made. */
    PrivateFile file(String name, @Nullable String file) {
        Path kept = keysFolder.resolve(name + ".json");
        PrivateFile place = new PrivateFile(file == null || file.isBlank() ? kept : Path.of(file));
        if (!place.exists() && !mayGenerate) {
            throw new StorageUnusable("The key '" + name + "' is not in " + place.path() + ". Put it there, name it by "
                    + "kinbridge.keys." + name
                    + "-file, or for the very first start set kinbridge.keys.generate=true.");
        }
        return place;
    }
}
