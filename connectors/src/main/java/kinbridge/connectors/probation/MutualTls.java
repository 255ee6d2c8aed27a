package kinbridge.connectors.probation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import kinbridge.connectors.FeedSettings.Source;

/** Both sides show a certificate: the agency knows the hub by the common name of ours. */
final class MutualTls {

    private MutualTls() {}

    /** @throws IllegalArgumentException when a store cannot be opened, saying which */
    static SSLContext context(Source source) {
        return context(
                Path.of(source.option("key-store")),
                source.option("key-store-password"),
                Path.of(source.option("trust-store")),
                source.option("trust-store-password"));
    }

    static SSLContext context(Path keyStore, String keyPassword, Path trustStore, String trustPassword) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(open("key-store", keyStore, keyPassword), keyPassword.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(open("trust-store", trustStore, trustPassword));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("the certificates cannot be used for TLS", unusable);
        }
    }

    private static KeyStore open(String setting, Path file, String password) throws GeneralSecurityException {
        try (InputStream content = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(content, password.toCharArray());
            return store;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "setting '" + setting + "': the file is not there, or its password is wrong", unreadable);
        }
    }
}
