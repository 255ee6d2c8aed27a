package kinbridge.connectors;

/**
 * What became of one settings file. A wrong file never stops the others: the connectors page shows it
 * with its line and reason.
 */
public sealed interface SettingsFile<T> {

    /** The file's name: {@code police-ppn.yaml}. */
    String file();

    record Loaded<T>(String file, T settings) implements SettingsFile<T> {}

    /**
     * @param line counted from 1; 1 where the whole file is meant
     * @param reason what is wrong and what was expected, naming the key, without any value of it
     */
    record Wrong<T>(String file, int line, String reason) implements SettingsFile<T> {

        /** {@code police-ppn.yaml, line 7: unknown key 'titel'}. */
        public String text() {
            return file + ", line " + line + ": " + reason;
        }
    }
}
