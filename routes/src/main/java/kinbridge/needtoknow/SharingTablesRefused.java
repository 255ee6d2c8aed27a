package kinbridge.needtoknow;

import java.util.List;

/**
 * The sharing tables are not fit to decide by. A hub does not start with them, and a running hub keeps
 * the ones it has.
 */
public final class SharingTablesRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    SharingTablesRefused(List<String> problems) {
        super("The sharing tables are refused:\n" + String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One line each: file, line and reason. */
    public List<String> problems() {
        return problems;
    }

    /** The same, for a table. */
    public List<TableProblem> found() {
        return problems.stream().map(TableProblem::of).toList();
    }
}
