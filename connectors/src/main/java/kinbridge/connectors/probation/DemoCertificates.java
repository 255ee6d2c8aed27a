package kinbridge.connectors.probation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
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
import javax.security.auth.x500.X500Principal;
import kinbridge.connectors.DemoSecrets;
import kinbridge.connectors.WholeFile;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority of the demo's own, made at first start in the simulator's folder: a server
 * certificate for this machine and client certificates by common name. Made anew before they run out.
 */
final class DemoCertificates {

    private static final String ENTRY = "demo";
    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final Duration RENEW_BEFORE_END = Duration.ofDays(14);
    private static final Duration CLOCK_DIFFERENCE = Duration.ofHours(1);

    private final Path folder;
    private final DemoSecrets secrets;
    private final PrivateKey authorityKey;
    private final X509Certificate authority;

    DemoCertificates(Path folder) throws IOException {
        this.folder = folder;
        this.secrets = new DemoSecrets(folder);
        Path store = folder.resolve("authority.p12");
        try {
            if (!isFresh(store)) {
                createAuthority(store);
            }
            KeyStore opened = open(store);
            authorityKey = (PrivateKey) opened.getKey(ENTRY, password().toCharArray());
            authority = (X509Certificate) opened.getCertificate(ENTRY);
        } catch (GeneralSecurityException | OperatorCreationException failure) {
            throw new IOException("the demo's certificates could not be made", failure);
        }
    }

    /** The password of all stores in the folder. */
    String password() throws IOException {
        return secrets.secret("certificate-password");
    }

    /** A store with the authority's certificate alone: whom to trust. */
    Path trustStore() throws IOException {
        Path file = folder.resolve("trust.p12");
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(ENTRY, authority);
            write(store, file);
            return file;
        } catch (GeneralSecurityException failure) {
            throw new IOException("the demo's trust store could not be made", failure);
        }
    }

    /** A store with a key and certificate for the server on this machine. */
    Path server() throws IOException {
        return issue("server.p12", "localhost", KeyPurposeId.id_kp_serverAuth);
    }

    /** A store with a key and certificate for a consumer of that name. */
    Path client(String commonName) throws IOException {
        return issue("client-" + commonName + ".p12", commonName, KeyPurposeId.id_kp_clientAuth);
    }

    private Path issue(String fileName, String commonName, KeyPurposeId purpose) throws IOException {
        Path file = folder.resolve(fileName);
        try {
            if (isFresh(file) && open(file).getCertificateChain(ENTRY)[1].equals(authority)) {
                return file;
            }
            KeyPair keys = keys();
            X509v3CertificateBuilder builder = builder(commonName, keys, name(authority));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            if (purpose.equals(KeyPurposeId.id_kp_serverAuth)) {
                builder.addExtension(Extension.subjectAlternativeName, false, thisMachine());
            }
            save(file, keys.getPrivate(), sign(builder, authorityKey), authority);
            return file;
        } catch (GeneralSecurityException | OperatorCreationException failure) {
            throw new IOException("the demo's certificate could not be made", failure);
        }
    }

    private void createAuthority(Path store) throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair keys = keys();
        String commonName = "Kinbridge demo authority";
        X509v3CertificateBuilder builder = builder(commonName, keys, new X500Name("CN=" + commonName));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        save(store, keys.getPrivate(), sign(builder, keys.getPrivate()));
    }

    private static GeneralNames thisMachine() {
        return new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"), new GeneralName(GeneralName.dNSName, "localhost")
        });
    }

    private static X509v3CertificateBuilder builder(String commonName, KeyPair keys, X500Name issuer) {
        Instant now = Instant.now();
        return new X509v3CertificateBuilder(
                issuer,
                new BigInteger(64, new SecureRandom()),
                time(now.minus(CLOCK_DIFFERENCE)),
                time(now.plus(LIFETIME)),
                new X500Name("CN=" + commonName),
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
    }

    private static Time time(Instant instant) {
        return new Time(java.util.Date.from(instant));
    }

    private static X500Name name(X509Certificate certificate) {
        return new X500Name(certificate.getSubjectX500Principal().getName(X500Principal.RFC2253));
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private boolean isFresh(Path file) throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            return false;
        }
        X509Certificate certificate = (X509Certificate) open(file).getCertificate(ENTRY);
        return certificate.getNotAfter().toInstant().isAfter(Instant.now().plus(RENEW_BEFORE_END));
    }

    private void save(Path file, PrivateKey key, Certificate... chain) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ENTRY, key, password().toCharArray(), chain);
        write(store, file);
    }

    private void write(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        store.store(content, password().toCharArray());
        WholeFile.write(file, content.toByteArray());
    }

    private KeyStore open(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(file)) {
            store.load(content, password().toCharArray());
        }
        return store;
    }
}
