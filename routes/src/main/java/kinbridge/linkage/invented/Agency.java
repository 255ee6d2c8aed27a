package kinbridge.linkage.invented;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The five agencies, with their habits. */
enum Agency {
    SOCIAL_CARE("socialcare"),
    MIDWIFERY("midwifery"),
    POLICE("police"),
    HOUSING("housing"),
    PROBATION("probation");

    /** In the order of the table's columns. */
    private static final List<Agency> COLUMNS = List.of(SOCIAL_CARE, MIDWIFERY, POLICE, HOUSING, PROBATION);

    private static final Map<Habit, Map<Agency, Double>> SHARES = shares();

    /** How the records call it. */
    final String code;

    Agency(String code) {
        this.code = code;
    }

    /** The share of its records with that habit. */
    double share(Habit habit) {
        return SHARES.getOrDefault(habit, Map.of()).getOrDefault(this, 0.0);
    }

    private static Map<Habit, Map<Agency, Double>> shares() {
        Map<Habit, Map<Agency, Double>> shares = new EnumMap<>(Habit.class);
        for (List<String> row : Lists.rows("agency-habits.csv")) {
            Map<Agency, Double> byAgency = new EnumMap<>(Agency.class);
            for (int column = 0; column < COLUMNS.size(); column++) {
                byAgency.put(COLUMNS.get(column), Double.parseDouble(row.get(1 + column)));
            }
            shares.put(Habit.valueOf(row.get(0)), byAgency);
        }
        if (shares.size() < Habit.values().length) {
            throw new IllegalStateException("The table of habits lacks a habit.");
        }
        return shares;
    }
}
