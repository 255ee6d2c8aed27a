package kinbridge.connectors;

/** A fault in a settings file, with the line that an IT officer must look at. */
final class WrongSettings extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    WrongSettings(int line, String reason) {
        super(reason);
        this.line = line;
    }

    int line() {
        return line;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
