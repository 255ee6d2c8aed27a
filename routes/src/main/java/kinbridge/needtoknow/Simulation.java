package kinbridge.needtoknow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kinbridge.mappings.Category;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import org.jspecify.annotations.Nullable;

/**
 * A question about nobody, answered, with the cells of the tables that it was weighed by and their
 * reasons: how an information governance officer learns what the tables mean.
 *
 * @param weighed whether the tables were asked at all, or a rule before them decided
 */
public record Simulation(Decision decision, boolean weighed, List<Cell> cells) {

    /**
     * One cell that counted, or would have counted.
     *
     * @param file the table
     * @param row how the row is named there
     * @param column how the column is named there
     * @param value as it stands there
     * @param reason as its row gives it, or empty
     * @param about what it answers, in words
     */
    public record Cell(String file, String row, String column, String value, String reason, String about) {}

    public Simulation {
        cells = List.copyOf(cells);
    }

    /** By the law of that day. */
    public static Simulation of(SharingTables tables, LocalDate day, DecisionRequest request) {
        Decision decision = DecisionEngine.by(tables).on(day).decide(request);
        boolean weighed =
                decision.trace().stream().anyMatch(step -> step.finding().startsWith(Trace.MATRIX_ALLOWS));
        return new Simulation(decision, weighed, cells(tables, request, decision));
    }

    private static List<Cell> cells(SharingTables tables, DecisionRequest request, Decision decision) {
        Profile profile = tables.profileOf(request.role()).orElse(null);
        Purpose purpose = Purpose.of(request.purpose()).orElse(null);
        Category category = countedCategory(request);
        if (profile == null || purpose == null || purpose == Purpose.SUBJECT_ACCESS || category == null) {
            return List.of();
        }
        List<Cell> cells = new ArrayList<>();
        cells.add(claim(tables, profile, purpose));
        cells.add(matrix(tables, profile, category));
        cells.add(reach(tables, purpose, category));
        agreements(tables, request, profile, category, cells);
        timeLimit(tables, request.harm(), decision).ifPresent(cells::add);
        return cells;
    }

    /** Rule 2.1c: an address of somebody protected is decided as a protected one. */
    private static @Nullable Category countedCategory(DecisionRequest request) {
        Category category = request.category().orElse(null);
        boolean isProtected = request.flags().contains(Flag.PROTECTED_ADDRESS.code());
        return category == Category.ID_ADDRESS && isProtected ? Category.ID_ADDRESS_PROTECTED : category;
    }

    private static Cell claim(SharingTables tables, Profile profile, Purpose purpose) {
        return new Cell(
                "purposes.csv",
                purpose.name(),
                "may claim",
                tables.mayClaim(profile, purpose) ? "yes" : "no",
                "",
                "May " + profile + " claim this purpose?");
    }

    private static Cell matrix(SharingTables tables, Profile profile, Category category) {
        return new Cell(
                "matrix.csv",
                category.code(),
                profile.name(),
                textOf(tables, "matrix.csv", category.code(), profile.name()),
                tables.reasonFor(profile, category),
                "What may " + profile + " know of it at most?");
    }

    private static Cell reach(SharingTables tables, Purpose purpose, Category category) {
        return new Cell(
                "purpose-ceilings.csv",
                category.code(),
                purpose.name(),
                textOf(tables, "purpose-ceilings.csv", category.code(), purpose.name()),
                "",
                "How much of it does the purpose reach?");
    }

    private static String textOf(SharingTables tables, String file, String category, String column) {
        return TableSheet.of(tables, file).rows().stream()
                .filter(row -> row.text("category").equals(category))
                .map(row -> row.text(column))
                .findFirst()
                .orElse("");
    }

    private static void agreements(
            SharingTables tables, DecisionRequest request, Profile profile, Category category, List<Cell> cells) {
        boolean courtSettles = request.flags().contains(Flag.COURT_ORDER_SETTLES.code());
        int sensitivity = tables.sensitivityOf(category);
        for (DecisionRequest.DecisionSubject subject : request.subjects()) {
            AgreementState state = WhoseAgreement.state(subject, courtSettles);
            ConsentRow.that(tables, state, request.harm(), sensitivity, profile)
                    .map(row -> new Cell(
                            "consent-ceilings.csv",
                            row.key(),
                            "ceiling",
                            row.ceiling(),
                            row.reason(),
                            subject.ref() + ": agreement is " + state + ". What does that allow?"))
                    .ifPresent(cells::add);
        }
    }

    private static Optional<Cell> timeLimit(SharingTables tables, HarmLevel harm, Decision decision) {
        if (!decision.releases()) {
            return Optional.empty();
        }
        String when = decision.decidedBy().equals("2.12") ? "BREAK_GLASS" : harm.name();
        return TableSheet.of(tables, "time-limits.csv").rows().stream()
                .filter(row -> row.text("when").equals(when))
                .map(row -> new Cell(
                        "time-limits.csv",
                        when,
                        "lasts",
                        row.text("lasts"),
                        row.text("reason"),
                        "How long may it be used?"))
                .findFirst();
    }
}
