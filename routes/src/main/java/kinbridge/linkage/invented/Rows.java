package kinbridge.linkage.invented;

import java.nio.charset.StandardCharsets;

/** Keeps the rows of a run, each with its person, in little memory until they are shuffled. */
final class Rows {

    private final byte[][] rows;
    private final int[] people;
    private int size;

    Rows(int count) {
        rows = new byte[count][];
        people = new int[count];
    }

    boolean isFull() {
        return size == rows.length;
    }

    void add(String row, int person) {
        rows[size] = row.getBytes(StandardCharsets.UTF_8);
        people[size] = person;
        size++;
    }

    String row(int place) {
        return new String(rows[place], StandardCharsets.UTF_8);
    }

    int person(int place) {
        return people[place];
    }
}
