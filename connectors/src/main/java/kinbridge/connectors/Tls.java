package kinbridge.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import kinbridge.connectors.FeedCertificate.Use;
import kinbridge.connectors.FeedSettings.Source;
import org.jspecify.annotations.Nullable;

/**
 * How a source, or an outflow, speaks TLS. With {@code key-store} the hub shows a certificate of its own (mutual TLS);
 * with {@code trust-store} it trusts the authorities in there and no others. Both are PKCS #12 files;
 * without them it shows none and trusts what Java trusts.
 */
public final class Tls {

    public static final Set<String> OPTIONS =
            Set.of("key-store", "key-store-password", "trust-store", "trust-store-password");

    private final String source;
    private final @Nullable KeyStore keys;
    private final @Nullable KeyStore trusted;
    private final SSLContext context;
    private final SeenTrust trust;

    private Tls(String source, @Nullable KeyStore keys, char[] keyPassword, @Nullable KeyStore trusted)
            throws GeneralSecurityException {
        this.source = source;
        this.keys = keys;
        this.trusted = trusted;
        this.trust = SeenTrust.around(trustManagers(trusted));
        this.context = SSLContext.getInstance("TLS");
        context.init(keys == null ? null : keyManagers(keys, keyPassword), new TrustManager[] {trust}, null);
    }

    /** @throws IllegalArgumentException when a store cannot be opened, saying which */
    public static Tls of(Source source) {
        return of(source.name(), source.options());
    }

    /** As {@link #of(Source)}, for an outflow. */
    public static Tls of(DeliverySettings settings) {
        return of(settings.delivery(), settings.options());
    }

    private static Tls of(String name, Map<String, String> options) {
        try {
            String password = options.getOrDefault("key-store-password", "");
            return new Tls(
                    name,
                    store(name, options, "key-store"),
                    password.toCharArray(),
                    store(name, options, "trust-store"));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("the certificates cannot be used for TLS", unusable);
        }
    }

    /** Shows no certificate and trusts what Java trusts. */
    public static Tls plain() {
        return of("https", Map.of());
    }

    /** For a simulated server: it shows a certificate and trusts those of one authority. */
    public static SSLContext ofServer(Path keyStore, Path trustStore, String password) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyStore keys = open("key-store", keyStore, password);
            KeyStore trusted = open("trust-store", trustStore, password);
            context.init(keyManagers(keys, password.toCharArray()), trustManagers(trusted), null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("the certificates cannot be used for TLS", unusable);
        }
    }

    /** For a client of an agency's server. */
    public SSLContext context() {
        return context;
    }

    /** Whether servers learn from our certificate who we are. */
    boolean showsCertificate() {
        return keys != null;
    }

    /** What the last server showed, or nothing where none has been met. */
    public List<FeedCertificate> seen() {
        X509Certificate shown = trust.lastSeen();
        return shown == null ? List.of() : List.of(FeedCertificate.of(source, Use.SERVER, shown));
    }

    /** The certificates in the two stores. */
    List<FeedCertificate> stored() {
        List<FeedCertificate> stored = new ArrayList<>(certificates(keys, Use.OURS));
        stored.addAll(certificates(trusted, Use.AUTHORITY));
        return stored;
    }

    private List<FeedCertificate> certificates(@Nullable KeyStore store, Use use) {
        if (store == null) {
            return List.of();
        }
        List<FeedCertificate> found = new ArrayList<>();
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                    found.add(FeedCertificate.of(source, use, certificate));
                }
            }
            return found;
        } catch (GeneralSecurityException notLoaded) {
            throw new IllegalStateException(notLoaded);
        }
    }

    private static @Nullable KeyStore store(String name, Map<String, String> options, String setting)
            throws GeneralSecurityException {
        String file = options.getOrDefault(setting, "");
        String password = options.getOrDefault(setting + "-password", "");
        if (!file.isBlank() && password.isBlank()) {
            throw new IllegalArgumentException(name + " needs the setting '" + setting + "-password'");
        }
        return file.isBlank() ? null : open(setting, Path.of(file), password);
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

    private static KeyManager[] keyManagers(KeyStore keys, char[] password) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, password);
        return factory.getKeyManagers();
    }

    private static TrustManager[] trustManagers(@Nullable KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }
}
