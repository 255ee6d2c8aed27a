package kinbridge.storage;

/**
 * This hub among several on one database.
 *
 * @param name property {@code kinbridge.instance}: lower-case letters, digits and hyphens
 */
public record HubInstance(String name) {

    public HubInstance {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new StorageUnusable("kinbridge.instance must be lower-case letters, digits and hyphens.");
        }
    }
}
