package kinbridge.linkage;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import kinbridge.linkage.likeness.Kind;
import kinbridge.linkage.likeness.NamesAlike;
import kinbridge.linkage.likeness.Several;
import kinbridge.linkage.likeness.Trait;
import kinbridge.linkage.likeness.TraitReader;
import kinbridge.linkage.rules.LinkageRules;
import kinbridge.linkage.rules.LinkageRules.HubRules;
import org.jspecify.annotations.Nullable;

/**
 * {@code config/linkage.yaml} with {@code names-alike.csv} beside it.
 *
 * @param hub its section for the hub; a file for {@code link} alone has none
 * @param reader reads values as they say
 * @param mark another one for files that say something else
 */
record LinkageSettings(LinkageRules rules, HubRules hub, TraitReader reader, int mark) {

    /** Fields of which an identity may have several values, with blanks between. */
    static final Set<String> HOME = Set.of("postcode", "uprn");

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

    /** What the hub has written of a field, as it is compared; null where that says nothing. */
    @Nullable
    Trait trait(String field, @Nullable String written) {
        LinkageRules.FieldRule rule = rules.fields().get(field);
        if (written == null || written.isEmpty() || rule == null) {
            return null;
        }
        Kind kind = rule.kindOfValue();
        if (!HOME.contains(field)) {
            return reader.read(kind, written);
        }
        List<Trait> all = new ArrayList<>();
        for (String one : written.split(" ")) {
            Trait trait = reader.read(kind, one);
            if (trait != null && !all.contains(trait)) {
                all.add(trait);
            }
        }
        return all.isEmpty() ? null : all.size() == 1 ? all.get(0) : new Several(all);
    }

    private static int mark(Path... files) throws IOException {
        CRC32 mark = new CRC32();
        for (Path file : files) {
            mark.update(Files.readAllBytes(file));
        }
        return (int) mark.getValue();
    }
}
