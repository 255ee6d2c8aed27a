package kinbridge.connectors;

import java.net.URI;
import java.util.Set;

/** An agency's web address from a setting: absolute, and encrypted unless it is this machine's own. */
public final class WebAddress {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private WebAddress() {}

    /**
     * @param setting the setting's name, for the reason
     * @throws IllegalArgumentException when it is no address, or families' data would travel in clear
     */
    public static URI of(String setting, String value) {
        URI address;
        try {
            address = URI.create(value.strip().replaceAll("/+$", ""));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("setting '" + setting + "' is not a web address", malformed);
        }
        if (address.getHost() == null) {
            throw new IllegalArgumentException("setting '" + setting + "' is not a web address with a host");
        }
        boolean encrypted = "https".equals(address.getScheme());
        boolean local = "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost());
        if (!encrypted && !local) {
            throw new IllegalArgumentException("setting '" + setting + "' must begin with https://");
        }
        return address;
    }
}
