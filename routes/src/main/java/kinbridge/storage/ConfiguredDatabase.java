package kinbridge.storage;

import java.util.EnumMap;
import java.util.Map;

/** A PostgreSQL that the operator runs and names by its JDBC address. */
public final class ConfiguredDatabase implements HubDatabase {

    private final String url;
    private final Map<DatabaseRole, String> passwords;

    public ConfiguredDatabase(String url, Map<DatabaseRole, String> passwords) {
        this.url = url;
        this.passwords = new EnumMap<>(DatabaseRole.class);
        this.passwords.putAll(passwords);
    }

    @Override
    public Login login(DatabaseRole role) {
        String password = passwords.get(role);
        if (password == null) {
            throw new StorageUnusable("The database is named by kinbridge.database.url, but "
                    + "kinbridge.database." + role.name().toLowerCase(java.util.Locale.ROOT)
                    + "-password, the password of " + role.user() + ", is not set.");
        }
        return new Login(url, role.user(), password);
    }

    @Override
    public void close() {
        // The operator's database goes on without us.
    }
}
