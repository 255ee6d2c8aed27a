package kinbridge.storage;

/**
 * The PostgreSQL of this hub: its own, kept under the data folder, or one that the operator names. Both
 * have the same four roles.
 */
public sealed interface HubDatabase extends AutoCloseable permits EmbeddedDatabase, ConfiguredDatabase {

    Login login(DatabaseRole role);

    @Override
    void close();
}
