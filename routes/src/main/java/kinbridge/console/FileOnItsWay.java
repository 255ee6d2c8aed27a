package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** An answer that is saved and not shown. */
final class FileOnItsWay {

    private FileOnItsWay() {}

    /**
     * Its bytes, not the answer's writer: after a failure no page can be written behind what was sent, and the file ends
     * broken where it would look whole. Whoever writes flushes it at the end, and only where all went well.
     */
    static Writer begin(HttpServletResponse response, String type, String name) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        return new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
    }
}
