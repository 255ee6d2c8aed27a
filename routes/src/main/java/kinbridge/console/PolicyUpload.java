package kinbridge.console;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kinbridge.needtoknow.SharingTables;
import kinbridge.needtoknow.TableProblem;
import org.springframework.web.multipart.MultipartFile;

/**
 * Files as somebody chose them in a browser: the text of each that can be one of the tables, and what is
 * wrong with the others.
 */
record PolicyUpload(Map<String, String> texts, List<TableProblem> problems) {

    private static final long LARGEST_BYTES = 256 * 1024;

    static PolicyUpload of(List<MultipartFile> files) {
        PolicyUpload upload = new PolicyUpload(new LinkedHashMap<>(), new ArrayList<>());
        for (MultipartFile file : files) {
            String name = nameOf(file);
            if (!name.isEmpty()) {
                upload.take(name, file);
            }
        }
        return upload;
    }

    /** A browser may send a path; a form without a file sends a part without a name. */
    private static String nameOf(MultipartFile file) {
        String given = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        return given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .strip();
    }

    private void take(String name, MultipartFile file) {
        if (!SharingTables.fileNames().contains(name)) {
            refuse(name, "is none of the sharing tables, expected one of " + SharingTables.fileNames());
        } else if (file.getSize() > LARGEST_BYTES) {
            refuse(name, "is larger than " + LARGEST_BYTES / 1024 + " kB");
        } else if (texts.containsKey(name)) {
            refuse(name, "is there twice");
        } else {
            read(name, file);
        }
    }

    private void read(String name, MultipartFile file) {
        try {
            texts.put(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(file.getBytes()))
                            .toString());
        } catch (CharacterCodingException otherEncoding) {
            refuse(name, "is not UTF-8 text: save it as CSV, comma separated, UTF-8");
        } catch (IOException broken) {
            refuse(name, "did not arrive whole");
        }
    }

    private void refuse(String name, String reason) {
        problems.add(new TableProblem(name, "", "", reason));
    }
}
