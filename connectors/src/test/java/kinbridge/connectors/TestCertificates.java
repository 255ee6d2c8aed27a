package kinbridge.connectors;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of one test, and what it signs, sound or not. */
public final class TestCertificates {

    public static final String PASSWORD = "opens the store";

    private final Path folder;
    private final KeyPair keys = keys();
    private final X509Certificate authority;

    public TestCertificates(Path folder) throws Exception {
        this.folder = folder;
        this.authority = sign("CN=Test authority", keys, Instant.now().plus(Duration.ofDays(30)), null);
    }

    /** A PKCS #12 file with the authority alone. */
    public Path trustStore() throws Exception {
        KeyStore store = empty();
        store.setCertificateEntry("authority", authority);
        return write(store, "trust.p12");
    }

    /** A PKCS #12 file with key and certificate for that host. */
    public Path server(String host, Instant notAfter) throws Exception {
        KeyPair own = keys();
        X509Certificate certificate = sign("CN=" + host, own, notAfter, host);
        KeyStore store = empty();
        store.setKeyEntry(
                "server", own.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate, authority});
        return write(store, host + ".p12");
    }

    /** Not started yet; it shows that certificate and, where it asks for one, trusts what this authority signed. */
    public HttpsServer serving(Path keyStore, boolean asksForCertificate) throws Exception {
        SSLContext context = Tls.ofServer(keyStore, trustStore(), PASSWORD);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters chosen = context.getDefaultSSLParameters();
                chosen.setNeedClientAuth(asksForCertificate);
                parameters.setSSLParameters(chosen);
            }
        });
        return server;
    }

    private X509Certificate sign(String subject, KeyPair own, Instant notAfter, String host) throws Exception {
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name("CN=Test authority"),
                new BigInteger(64, new SecureRandom()),
                Date.from(notAfter.minus(Duration.ofDays(60))),
                Date.from(notAfter),
                new X500Name(subject),
                own.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(host == null));
        if (host != null) {
            int kind = host.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName;
            builder.addExtension(
                    Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(kind, host)));
        }
        PrivateKey signer = keys.getPrivate();
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyStore empty() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private Path write(KeyStore store, String name) throws Exception {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }
}
