package kinbridge.connectors;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import kinbridge.connectors.FeedTest.Stage;

/**
 * Why a server could not be reached, and what to do about it, in words for an IT officer. Without the
 * address: a path may name a person.
 */
final class NetworkTrouble {

    private static final int MOST_CAUSES = 12;

    private NetworkTrouble() {}

    /** @param showsCertificate whether we show a certificate that the server may refuse */
    static AgencyFailed of(Throwable failure, boolean showsCertificate) {
        List<Throwable> causes = causes(failure);
        if (has(causes, SSLException.class) || has(causes, java.security.cert.CertificateException.class)) {
            return new AgencyFailed(Stage.CONNECT, tls(causes, showsCertificate));
        }
        if (has(causes, UnknownHostException.class) || has(causes, UnresolvedAddressException.class)) {
            return AgencyFailed.unreached(
                    "the name of the agency's server is not known: look for a slip in the address, and ask the"
                            + " network team whether this machine may look the name up");
        }
        if (has(causes, HttpTimeoutException.class) || has(causes, SocketTimeoutException.class)) {
            return new AgencyFailed(
                    Stage.CONNECT,
                    "the agency's server did not answer in time: ask the agency whether it is up, and the network"
                            + " team whether a firewall lets this machine through");
        }
        if (has(causes, ConnectException.class) || has(causes, NoRouteToHostException.class)) {
            return AgencyFailed.unreached(
                    "the agency's server could not be reached: nothing answers at this address and port; check both,"
                            + " and ask the network team whether a firewall lets this machine through");
        }
        // Some servers hang up on a certificate that they do not accept, or for want of one, and say nothing.
        return new AgencyFailed(
                Stage.CONNECT,
                "the connection to the agency's server broke off; perhaps it "
                        + (showsCertificate
                                ? "does not accept our certificate"
                                : "wants a certificate of ours (key-store)"));
    }

    private static String tls(List<Throwable> causes, boolean showsCertificate) {
        String messages = causes.stream()
                .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("\n"));
        if (has(causes, CertificateExpiredException.class)) {
            return "the certificate of the agency's server has run out: ask the agency to renew it";
        }
        if (has(causes, CertificateNotYetValidException.class)) {
            return "the certificate of the agency's server is not valid yet: check the clock of this machine";
        }
        if (messages.contains("subject alternative") || messages.contains("no name matching")) {
            return "the certificate of the agency's server is for another name than the address: use the name that"
                    + " the agency gave, and if it is that, ask for a certificate with this name";
        }
        if (messages.contains("unable to find valid certification path") || messages.contains("path does not chain")) {
            return "the certificate of the agency's server comes from an authority that we do not trust: ask the"
                    + " agency for its authority's certificate and put it in the trust store";
        }
        if (messages.contains("received fatal alert")) {
            return showsCertificate
                    ? "the agency's server refused the secure connection: check that our certificate (key-store) is"
                            + " the one that the agency knows, and that it has not run out"
                    : "the agency's server refused the secure connection: it may ask for a certificate of ours; set"
                            + " 'key-store'";
        }
        if (messages.contains("unsupported or unrecognized ssl message") || messages.contains("plaintext connection")) {
            return "the agency's server does not speak TLS at this port: check the port";
        }
        return "the secure connection was refused: check our certificate and the certificate authority";
    }

    private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && causes.size() < MOST_CAUSES; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
