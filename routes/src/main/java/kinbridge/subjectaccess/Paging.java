package kinbridge.subjectaccess;

import java.util.List;

/** Which page of a list is shown: one that there is, whatever was asked for. */
record Paging(int page, int pages, int size) {

    static final int LIST_ROWS = 50;
    static final int READ_ROWS = 10;

    static Paging of(int matching, int size, int asked) {
        int pages = Math.max(1, (matching + size - 1) / size);
        return new Paging(Math.min(Math.max(1, asked), pages), pages, size);
    }

    <T> List<T> of(List<T> all) {
        int from = Math.min((page - 1) * size, all.size());
        return all.subList(from, Math.min(all.size(), from + size));
    }
}
