package kinbridge.linkage.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LinkCommandTest {

    private static final int RECORDS = 1000;

    @TempDir
    private Path folder;

    private Path people;
    private Path truth;
    private Path pairs;
    private Path clusters;
    private StringWriter out;
    private StringWriter err;

    @BeforeEach
    void invent() {
        people = folder.resolve("people.csv");
        truth = folder.resolve("truth.csv");
        pairs = folder.resolve("pairs.csv");
        clusters = folder.resolve("clusters.csv");
        assertThat(run("generate", RECORDS, "--out", people, "--truth", truth)).isZero();
    }

    private int run(Object... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        List<String> words = new ArrayList<>();
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        return new CommandLine(new LinkCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words.toArray(String[]::new));
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    @Test
    void who_is_who_is_found_without_examples() {
        assertThat(run(people, "--out", pairs, "--clusters", clusters)).isZero();
        assertThat(run("evaluate", pairs, truth, "--clusters", clusters)).isZero();

        assertThat(f1("0.5000")).isGreaterThan(0.92);
        assertThat(f1("people, by pairs")).isGreaterThan(0.93);
        assertThat(f1("people, B-cubed")).isGreaterThan(0.96);
    }

    private double f1(String startOfLine) {
        String line = out.toString()
                .lines()
                .filter(each -> each.strip().startsWith(startOfLine))
                .findFirst()
                .orElseThrow();
        String[] cells = line.strip().split("\\s+", -1);
        return Double.parseDouble(cells[cells.length - 1]);
    }

    @Test
    void a_pair_says_how_sure_it_is_and_the_surest_stand_first() throws IOException {
        run(people, "--out", pairs);

        List<String> lines = Files.readAllLines(pairs);
        assertThat(lines.get(0)).isEqualTo("id_l,id_r,match_weight,match_probability");
        assertThat(lines.stream().skip(1).map(line -> Double.valueOf(line.split(",", -1)[2])))
                .isSortedAccordingTo(Collections.reverseOrder())
                .allSatisfy(weight -> assertThat(weight).isNotNegative());
        assertThat(Double.parseDouble(lines.get(1).split(",", -1)[3])).isBetween(0.99, 1.0);
    }

    @Test
    void the_order_of_the_rows_changes_nothing() throws IOException {
        run(people, "--out", pairs, "--clusters", clusters);
        List<String> rows = new ArrayList<>(Files.readAllLines(people));
        String heading = rows.remove(0);
        Collections.shuffle(rows, new Random(7));
        rows.add(0, heading);
        Path shuffled = write("shuffled.csv", rows.toArray(String[]::new));
        Path pairsOfShuffled = folder.resolve("pairs-of-shuffled.csv");
        Path clustersOfShuffled = folder.resolve("clusters-of-shuffled.csv");

        run(shuffled, "--out", pairsOfShuffled, "--clusters", clustersOfShuffled);

        assertThat(pairsOfShuffled).hasSameTextualContentAs(pairs);
        assertThat(clustersOfShuffled).hasSameTextualContentAs(clusters);
    }

    @Test
    void with_a_model_that_was_kept_an_unrelated_record_changes_no_pair() throws IOException {
        Path model = folder.resolve("model.json");
        assertThat(run(people, "--save-model", model)).isZero();
        assertThat(run(people, "--model", model, "--out", pairs)).isZero();
        List<String> rows = new ArrayList<>(Files.readAllLines(people));
        rows.add("R9999999,police,Zebulon,Quixworthy,1911-11-30,M,,,,,,,");
        Path pairsWithOneMore = folder.resolve("pairs-with-one-more.csv");

        assertThat(run(write("one-more.csv", rows.toArray(String[]::new)), "--model", model, "--out", pairsWithOneMore))
                .isZero();

        assertThat(pairsWithOneMore).hasSameTextualContentAs(pairs);
        assertThat(Files.readAllLines(pairs)).hasSizeGreaterThan(RECORDS / 2);
    }

    @Test
    void a_model_that_was_kept_finds_what_it_found_when_it_was_estimated() throws IOException {
        Path model = folder.resolve("model.json");
        run(people, "--save-model", model, "--out", pairs);
        List<String> estimated = idsOf(pairs);

        run(people, "--model", model, "--out", pairs);

        List<String> kept = idsOf(pairs);
        List<String> both = new ArrayList<>(kept);
        both.retainAll(estimated);
        assertThat(both).hasSizeGreaterThan((int) (0.98 * Math.max(kept.size(), estimated.size())));
    }

    @Test
    void a_model_lists_no_value_that_few_have() throws IOException {
        Path model = folder.resolve("model.json");

        run(people, "--save-model", model);

        assertThat(Files.readString(model)).contains("\"given\"").doesNotContain("@");
    }

    @Test
    void what_is_no_model_is_refused_by_name() throws IOException {
        Path model = folder.resolve("model.json");
        run(people, "--save-model", model);
        String sound = Files.readString(model);

        for (String wrong : List.of(
                "",
                "[]",
                "{}",
                "{\"records\": 1}",
                sound.substring(0, 1000),
                sound.replace("slips 1", "slopes 1"),
                sound.replaceFirst("\"conflict\":\\{[^}]*}", "\"conflict\":null"))) {
            assertThat(run(people, "--model", write("wrong.json", wrong), "--out", pairs))
                    .isOne();
            assertThat(err.toString()).contains("wrong.json: not a model of linkage");
        }
        assertThat(run(people, "--model", folder.resolve("none.json"), "--out", pairs))
                .isOne();
        assertThat(err.toString()).contains("there is no file").contains("none.json");
        assertThat(pairs).doesNotExist();
    }

    @Test
    void a_model_of_other_fields_is_refused() throws IOException {
        Path model = folder.resolve("model.json");
        run(people, "--save-model", model);

        assertThat(run(write("jobs.csv", "id,job", "1,baker", "2,baker"), "--model", model, "--out", pairs))
                .isOne();

        assertThat(err.toString()).contains("the model compares none of the fields");
    }

    @Test
    void another_seed_finds_nearly_the_same() throws IOException {
        run(people, "--out", pairs);
        List<String> first = idsOf(pairs);
        run(people, "--out", pairs, "--seed", 99);
        List<String> second = idsOf(pairs);

        assertThat(second).hasSizeBetween(first.size() * 97 / 100, first.size() * 103 / 100);
        List<String> both = new ArrayList<>(first);
        both.retainAll(second);
        assertThat(both).hasSizeGreaterThan(first.size() * 97 / 100);
    }

    private static List<String> idsOf(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',', line.indexOf(',') + 1)))
                .toList();
    }

    @Test
    void of_two_files_only_pairs_across_are_found() throws IOException {
        List<String> rows = Files.readAllLines(people);
        Path left = write("left.csv", rows.subList(0, RECORDS / 2).toArray(String[]::new));
        List<String> rest = new ArrayList<>(rows.subList(RECORDS / 2, rows.size()));
        rest.add(0, rows.get(0));
        Path right = write("right.csv", rest.toArray(String[]::new));

        assertThat(run(left, right, "--out", pairs, "--clusters", clusters)).isZero();

        List<String> ofTheLeft = rows.subList(1, RECORDS / 2).stream()
                .map(row -> row.substring(0, row.indexOf(',')))
                .toList();
        assertThat(idsOf(pairs)).isNotEmpty().allSatisfy(pair -> {
            String[] ids = pair.split(",", -1);
            assertThat(ofTheLeft).contains(ids[0]).doesNotContain(ids[1]);
        });
        assertThat(Files.readAllLines(clusters).get(0)).isEqualTo("id,person,file");
    }

    @Test
    void a_pair_is_explained_field_by_field_and_the_steps_add_up() throws IOException {
        run(people, "--out", pairs);
        String[] first = Files.readAllLines(pairs).get(1).split(",", -1);

        assertThat(run(people, "--explain", first[0] + "," + first[1])).isZero();

        List<String> lines = out.toString().lines().toList();
        assertThat(lines).anyMatch(line -> line.startsWith("born"));
        double sum = lines.subList(0, lines.size() - 2).stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(45).strip()))
                .sum();
        assertThat(sum)
                .isCloseTo(Double.parseDouble(first[2]), org.assertj.core.data.Offset.offset(0.1))
                .isCloseTo(
                        Double.parseDouble(
                                lines.get(lines.size() - 2).substring(45).strip()),
                        org.assertj.core.data.Offset.offset(0.1));
    }

    @Test
    void rows_without_an_id_or_with_another_rows_are_left_out_and_named() throws IOException {
        List<String> rows = new ArrayList<>(Files.readAllLines(people));
        rows.add(rows.get(5));
        rows.add(rows.get(6).substring(rows.get(6).indexOf(',')));
        Path file = write("faulty.csv", rows.toArray(String[]::new));

        assertThat(run(file, "--out", pairs)).isZero();

        assertThat(err.toString())
                .contains("faulty.csv row 1001: left out: the same id as row 5, expected an id for each row")
                .contains("faulty.csv row 1002: left out: no id, expected one in column 'id'")
                .contains("faulty.csv: 2 of 1002 rows left out");
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        assertThat(run(write("empty.csv"), "--out", pairs)).isOne();
        assertThat(err.toString())
                .contains("empty.csv: no heading, expected a first row with the names of the columns");
        assertThat(run(write("heading.csv", "id,given_name"), "--out", pairs)).isOne();
        assertThat(err.toString()).contains("no rows to link");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThat(run(folder.resolve("nowhere.csv"), "--out", pairs)).isOne();
        assertThat(err.toString()).contains("there is no file ").contains("nowhere.csv");
    }

    @Test
    void files_without_a_common_field_are_refused() throws IOException {
        Path names = write("names.csv", "id,given_name", "1,Anna");
        Path dates = write("dates.csv", "id,dob", "1,1985-03-12");

        assertThat(run(names, dates, "--out", pairs)).isOne();

        assertThat(err.toString())
                .contains("no field that both files have; found names.csv: id, given_name and dates.csv: id, dob");
    }

    @Test
    void columns_that_are_no_field_are_named_and_not_compared() {
        run(people, "--out", pairs);

        assertThat(err.toString()).contains("people.csv: not compared: agency (no field by that heading)");
    }

    @Test
    void a_column_that_is_the_same_in_all_rows_is_named() throws IOException {
        List<String> rows = Files.readAllLines(people);
        List<String> same = new ArrayList<>();
        rows.forEach(row -> same.add(row + (same.isEmpty() ? ",occupation" : ",carer")));

        assertThat(run(write("same.csv", same.toArray(String[]::new)), "--out", pairs))
                .isZero();

        assertThat(err.toString()).contains("field 'occupation' is the same in all rows, and says nothing");
    }

    @Test
    void without_an_id_the_rows_are_numbered() throws IOException {
        Path file = write(
                "unnumbered.csv",
                "first_name,surname,dob",
                "Anna,Hartwood,1985-03-12",
                "Bela,Thornwick,1990-10-24",
                "Anna,Hartwood,1985-03-12");

        assertThat(run(file, "--out", pairs)).isZero();

        assertThat(err.toString()).contains("no column 'id', so the ids are the numbers of the rows");
        assertThat(idsOf(pairs)).containsExactly("1,3");
    }

    @Test
    void an_equal_nhs_number_never_joins_who_else_has_nothing_in_common() throws IOException {
        List<String> rows = new ArrayList<>(Files.readAllLines(people));
        String nowhere = ",99 Nowhere Road,,ZX9 9ZZ,,07700 999999,nobody@example.org,9990000123";
        rows.add("X1,socialcare,Wilhelmina,Zabrowska,1931-02-03,F" + nowhere);
        rows.add("X2,housing,Bob,Quist,2019-11-28,F" + nowhere);
        Path file = write("conflict.csv", rows.toArray(String[]::new));

        assertThat(run(file, "--out", pairs, "--clusters", clusters)).isZero();

        assertThat(Files.readAllLines(pairs))
                .filteredOn(line -> line.startsWith("X1,X2"))
                .singleElement()
                .satisfies(line ->
                        assertThat(Double.parseDouble(line.split(",", -1)[3])).isBetween(0.5, 0.99));
        assertThat(Files.readAllLines(clusters)).contains("X1,X1", "X2,X2");
    }

    @Test
    void what_cannot_be_linked_leaves_an_earlier_result_as_it_was() throws IOException {
        run(people, "--out", pairs);
        String earlier = Files.readString(pairs);

        assertThat(run(write("empty.csv"), "--out", pairs)).isOne();

        assertThat(pairs).hasContent(earlier);
        try (java.util.stream.Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @Test
    void labels_from_a_spreadsheet_are_read() throws IOException {
        Path found = write("found.csv", "id_l,id_r,match_weight,match_probability", "a,b,5,0.97");
        Path labels = write("labels.csv", "\ufeffid;person", "a;1", "b;1");

        assertThat(run("evaluate", found, labels)).isZero();

        assertThat(out.toString().lines().filter(line -> line.strip().startsWith("0.5000")))
                .singleElement()
                .asString()
                .contains("1.0000    1.0000    1.0000");
    }

    @Test
    void rows_that_say_nothing_are_nobody() throws IOException {
        assertThat(run(write("silent.csv", "id,given_name,dob", "1,,", "2,unknown,", "3,,"), "--out", pairs))
                .isZero();
        assertThat(idsOf(pairs)).isEmpty();
    }

    @Test
    void a_file_of_one_row_has_no_pairs() throws IOException {
        assertThat(run(write("one.csv", "id,given_name", "1,Anna"), "--out", pairs, "--clusters", clusters))
                .isZero();
        assertThat(idsOf(pairs)).isEmpty();
        assertThat(Files.readAllLines(clusters)).containsExactly("id,person", "1,1");
    }

    @Test
    void a_level_that_means_nothing_is_named() throws IOException {
        String rules = Files.readString(Path.of(System.getProperty("kinbridge.home"), "config/linkage.yaml"));
        Path altered = Files.writeString(
                folder.resolve("linkage.yaml"), rules.replace("levels: [equal, slips 1]}", "levels: [equal, slip]}"));

        assertThat(run(people, "--out", pairs, "--config", altered)).isOne();

        assertThat(err.toString()).contains("linkage.yaml: no level 'slip', expected one such as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,person\nrec-1,a\nrec-2,a", "id_l,id_r\nrec-1,rec-2"})
    void labels_of_other_ids_are_said_and_not_measured(String labels) throws IOException {
        Path found = write("found.csv", "id_l,id_r,match_weight,match_probability", "1,2,5,0.97");

        assertThat(run("evaluate", found, write("labels.csv", labels))).isOne();

        assertThat(err.toString()).contains("no id stands both in the pairs and in the labels");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_folder_for_the_pairs_that_is_missing_is_said_before_the_work() {
        Path nowhere = folder.resolve("missing");

        assertThat(run(people, "--out", nowhere.resolve("pairs.csv"))).isNotZero();

        assertThat(err.toString()).contains("there is no folder").doesNotContain("records, compared by");
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void a_folder_for_the_people_that_is_missing_leaves_no_pairs_either() {
        assertThat(run(people, "--out", pairs, "--clusters", folder.resolve("missing/people.csv")))
                .isNotZero();

        assertThat(err.toString()).contains("there is no folder").doesNotContain("records, compared by");
        assertThat(pairs).doesNotExist();
    }

    @Test
    void what_is_read_is_no_result() throws IOException {
        String before = Files.readString(people);
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), people);

        assertThat(run(people, "--out", people)).isOne();
        assertThat(run(people, "--clusters", link)).isOne();

        assertThat(err.toString()).contains("expected a file of its own");
        assertThat(people).hasContent(before);
    }

    @Test
    void two_results_are_two_files() {
        assertThat(run(people, "--out", pairs, "--clusters", pairs)).isOne();

        assertThat(err.toString()).contains("expected a file of its own");
    }

    @Test
    void a_device_is_not_replaced_by_a_result() {
        assertThat(run(people, "--out", "/dev/null")).isOne();

        assertThat(err.toString()).contains("no file that a result could replace");
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void labels_may_be_a_list_of_pairs() throws IOException {
        Path found = write("found.csv", "id_l,id_r,match_weight,match_probability", "a,b,5,0.97", "a,c,1,0.67");
        Path labels = write("labels.csv", "id_l,id_r", "b,a", "d,e");

        assertThat(run("evaluate", found, labels)).isZero();

        assertThat(out.toString().lines().filter(line -> line.strip().startsWith("0.5000")))
                .singleElement()
                .asString()
                .containsSubsequence("2", "0.5000", "0.5000", "0.5000");
        assertThat(out.toString()).contains("highest F1");
    }
}
