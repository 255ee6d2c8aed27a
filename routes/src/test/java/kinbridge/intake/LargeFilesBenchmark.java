package kinbridge.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads very large files by the command {@code map}, as a process of its own in a heap of 512 MB: every
 * item is split, mapped, held against the declared shape and compared with earlier ones. No part of the
 * suite; run it with
 *
 * <pre>mvn -pl routes -am test -Dtest=LargeFilesBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class LargeFilesBenchmark {

    private static final long TABLE_BYTES = Long.getLong("large.bytes", 1L << 30);
    private static final int CHILDREN = Integer.getInteger("large.children", 200_000);

    @TempDir
    private Path folder;

    @Test
    void a_table_of_one_gigabyte() throws Exception {
        Path file = folder.resolve("ssd_contacts.csv");
        long rows = 0;
        long bytes = 0;
        try (Writer out = Files.newBufferedWriter(file)) {
            String header = "cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code,"
                    + "cont_contact_source_desc,cont_contact_outcome_json\n";
            out.write(header);
            while (bytes < TABLE_BYTES) {
                String row = "C" + rows + ",P" + rows / 7 + ",2026-10-" + (10 + rows % 18)
                        + ",6,Police,\"{\"\"NEW_REFERRAL_FLAG\"\":\"\"N\"\",\"\"NFA_FLAG\"\":\"\"Y\"\"}\"\n";
                out.write(row);
                bytes += row.length();
                rows++;
            }
        }
        measure("socialcare-ssd", file, rows);
    }

    @Test
    void a_census_of_two_hundred_thousand_children() throws Exception {
        Path file = folder.resolve("cin.xml");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(
                    "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>"
                            + "</CollectionDetails><Source><DateTime>2026-05-01T08:00:00</DateTime></Source></Header><Children>");
            for (int child = 0; child < CHILDREN; child++) {
                out.write(child(child));
            }
            out.write("</Children></Message>");
        }
        measure("socialcare-cin", file, CHILDREN);
    }

    private static String child(int number) {
        return "<Child><ChildIdentifiers><LAchildID>C" + number + "</LAchildID><UPNunknown>UN1</UPNunknown>"
                + "<PersonBirthDate>2015-03-27</PersonBirthDate><Sex>M</Sex></ChildIdentifiers>"
                + "<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics><CINdetails>"
                + "<CINreferralDate>2025-10-06</CINreferralDate><ReferralSource>6</ReferralSource>"
                + "<PrimaryNeedCode>N1</PrimaryNeedCode><Assessments><AssessmentActualStartDate>2025-10-07"
                + "</AssessmentActualStartDate><FactorsIdentifiedAtAssessment><AssessmentFactors>3B</AssessmentFactors>"
                + "</FactorsIdentifiedAtAssessment></Assessments><CINPlanDates><CINPlanStartDate>2025-11-06"
                + "</CINPlanStartDate></CINPlanDates><ReferralNFA>false</ReferralNFA></CINdetails></Child>";
    }

    private void measure(String feed, Path file, long items) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        ProcessBuilder map = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dkinbridge.home=" + System.getProperty("kinbridge.home"),
                "kinbridge.Kinbridge",
                "map",
                feed,
                file.toString());
        map.environment()
                .put(
                        "CLASSPATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        map.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(said.toFile());
        long started = System.nanoTime();
        int exit = map.start().waitFor();
        double seconds = (System.nanoTime() - started) / 1e9;
        String sum = Files.readString(said, StandardCharsets.UTF_8).lines().reduce("", (first, last) -> last);
        System.out.printf(
                Locale.UK,
                "MEASURED %s, %.2f GB, %d items in %.0f s (%.0f items a second), heap 512 MB, exit %d: %s%n",
                feed,
                Files.size(file) / 1e9,
                items,
                seconds,
                items / seconds,
                exit,
                sum);
        assertThat(exit).as(Files.readString(said)).isZero();
        assertThat(sum).startsWith("received " + items + " items: mapped " + items);
    }
}
