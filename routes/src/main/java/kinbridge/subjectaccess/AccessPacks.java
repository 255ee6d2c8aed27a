package kinbridge.subjectaccess;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.Requester;

/** Makes what a person is given; only the reviewer of the request, and only when every item is decided. */
public interface AccessPacks {

    /** In the sharing log before it is answered. */
    Optional<Made> make(Requester reviewer, UUID request, Form form);

    enum Form {
        PDF("application/pdf", "pdf"),
        ZIP("application/zip", "zip");

        private final String mediaType;
        private final String ending;

        Form(String mediaType, String ending) {
            this.mediaType = mediaType;
            this.ending = ending;
        }

        public String mediaType() {
            return mediaType;
        }

        public String ending() {
            return ending;
        }
    }

    sealed interface Made {}

    /** @param name of the file: the request's reference and nothing of the person */
    record Pack(String name, Content content, UUID logEntry) implements Made {}

    /** The file itself. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Nothing was made, and why. */
    record NotYet(String why) implements Made {}
}
