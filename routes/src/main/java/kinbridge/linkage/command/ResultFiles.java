package kinbridge.linkage.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import kinbridge.linkage.clusters.Link;
import kinbridge.linkage.model.Model;
import kinbridge.linkage.model.ModelFile;
import kinbridge.linkage.register.Register;

/** Writes what was found: pairs, people and the model. */
final class ResultFiles {

    private ResultFiles() {}

    /** Columns id_l, id_r, match_weight in bits and match_probability; of one file, the lesser id stands left. */
    static void writePairs(Path file, Register register, List<Link> links) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(part(file))) {
            out.write("id_l,id_r,match_weight,match_probability\n");
            for (Link link : links) {
                String one = register.ids().get(link.one());
                String other = register.ids().get(link.other());
                boolean isInOrder =
                        register.sides().areTwo() ? register.sides().isLeft(link.one()) : one.compareTo(other) <= 0;
                out.write(quoted(isInOrder ? one : other) + "," + quoted(isInOrder ? other : one) + ","
                        + String.format(Locale.ROOT, "%.4f,%.6f", link.weight(), Model.probability(link.weight()))
                        + "\n");
            }
        }
        finish(file);
    }

    /**
     * Columns id and person, which is the least id of the records that are one person; of two files also
     * {@code file}, left or right, since an id may stand in both.
     *
     * @param people by record, the lowest place of the records that are the same person
     */
    static void writePeople(Path file, Register register, int[] people) throws IOException {
        boolean areTwo = register.sides().areTwo();
        Map<Integer, String> labels = new HashMap<>();
        for (int i = 0; i < people.length; i++) {
            labels.merge(people[i], label(register, i), (one, other) -> one.compareTo(other) <= 0 ? one : other);
        }
        List<Integer> order = IntStream.range(0, people.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> !register.sides().isLeft(i))
                        .thenComparing(i -> register.ids().get(i)))
                .toList();
        try (BufferedWriter out = Files.newBufferedWriter(part(file))) {
            out.write(areTwo ? "id,person,file\n" : "id,person\n");
            for (int i : order) {
                out.write(quoted(register.ids().get(i)) + "," + quoted(labels.getOrDefault(people[i], "")));
                out.write(areTwo ? (register.sides().isLeft(i) ? ",left\n" : ",right\n") : "\n");
            }
        }
        finish(file);
    }

    static void writeModel(Path file, ModelFile model) throws IOException {
        Files.writeString(part(file), model.json());
        finish(file);
    }

    /**
     * Said before the work and not after it.
     *
     * @param read what the run reads, which no result may replace
     * @param results each a file of its own
     */
    static void mustBeWritable(List<Path> read, List<Path> results) throws IOException {
        Set<Path> taken = new HashSet<>();
        for (Path file : read) {
            taken.add(real(file));
        }
        for (Path file : results) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new Unlinkable(file + ": there is no folder " + folder + " to write it to");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new Unlinkable(file + ": no file that a result could replace");
            }
            if (!taken.add(real(file))) {
                throw new Unlinkable(
                        file + ": is read, or written to, by this run already; expected a file of its own");
            }
        }
    }

    /** What a link stands for is replaced, and not the link. */
    private static Path real(Path file) throws IOException {
        return Files.exists(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
    }

    /** A run that is broken off leaves what stood there before, and no half a result. */
    private static Path part(Path file) throws IOException {
        Path real = real(file);
        return real.resolveSibling(real.getFileName() + ".part");
    }

    private static void finish(Path file) throws IOException {
        Files.move(part(file), real(file), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String label(Register register, int place) {
        String id = register.ids().get(place);
        return register.sides().areTwo() ? (register.sides().isLeft(place) ? "left " : "right ") + id : id;
    }

    private static String quoted(String cell) {
        boolean isPlain = cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0;
        return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
