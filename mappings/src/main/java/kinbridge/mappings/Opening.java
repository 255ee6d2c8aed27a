package kinbridge.mappings;

import java.io.IOException;
import java.io.InputStream;

/** The first character of a payload that says something, by which a feed tells its forms apart. */
public record Opening(char first) {

    private static final int LOOKED_AT_BYTES = 1024;

    /** Reads over spaces, byte order marks and NUL bytes; a space where there is nothing else. */
    public static Opening of(Payload payload) throws IOException {
        try (InputStream in = payload.content().open()) {
            for (byte each : in.readNBytes(LOOKED_AT_BYTES)) {
                if (each > ' ') {
                    return new Opening((char) each);
                }
            }
            return new Opening(' ');
        }
    }

    public boolean isXml() {
        return first == '<';
    }

    public boolean isJson() {
        return first == '{' || first == '[';
    }
}
