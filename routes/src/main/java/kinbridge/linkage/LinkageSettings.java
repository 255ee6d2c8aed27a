package kinbridge.linkage;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import kinbridge.linkage.likeness.NamesAlike;
import kinbridge.linkage.likeness.TraitReader;
import kinbridge.linkage.rules.LinkageRules;
import kinbridge.linkage.rules.LinkageRules.HubRules;

/**
 * {@code config/linkage.yaml} with {@code names-alike.csv} beside it.
 *
 * @param hub its section for the hub; a file for {@code link} alone has none
 * @param reader reads values as they say
 * @param mark another one for files that say something else
 */
record LinkageSettings(LinkageRules rules, HubRules hub, TraitReader reader, int mark) {

    /** @throws UncheckedIOException where a file cannot be read or says something that it may not */
    static LinkageSettings load(Path file) {
        Path namesAlike = file.resolveSibling("names-alike.csv");
        try (Reader names = Files.newBufferedReader(namesAlike)) {
            LinkageRules rules = LinkageRules.read(file);
            HubRules hub = rules.hub();
            if (hub == null) {
                throw new IOException(file.getFileName() + ": expected a section 'hub'");
            }
            return new LinkageSettings(
                    rules, hub, new TraitReader(rules.unknown(), NamesAlike.read(names)), mark(file, namesAlike));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong.getMessage(), wrong);
        }
    }

    private static int mark(Path... files) throws IOException {
        CRC32 mark = new CRC32();
        for (Path file : files) {
            mark.update(Files.readAllBytes(file));
        }
        return (int) mark.getValue();
    }
}
