package kinbridge.oversight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import kinbridge.mappings.Occurred;
import org.springframework.stereotype.Component;

/** Many more different families in a day than this colleague, and others of the role, open usually. */
@Component
class ManyFamilies implements Detector {

    private final AnomalySettings.ManyFamilies settings;
    private final FamiliesByDay byDay;

    ManyFamilies(AnomalySettings settings, FamiliesByDay byDay) {
        this.settings = settings.manyFamilies();
        this.byDay = byDay;
    }

    /** How many different families somebody opened on a day on which they opened any. */
    record Daily(Colleague who, LocalDate day, int families) {}

    @Override
    public boolean isOn() {
        return settings.inUse();
    }

    @Override
    public List<Signal> look(Touched touched) {
        LocalDate first = touched.from().atZone(Occurred.LONDON).toLocalDate();
        List<Daily> all = byDay.of(touched, first, settings.baselineDays());
        return all.stream()
                .filter(day ->
                        touched.people().contains(day.who().id()) && !day.day().isBefore(first))
                .filter(day -> isConspicuous(day, all, settings))
                .map(day -> new Signal(
                        AnomalyRule.MANY_FAMILIES,
                        day.who(),
                        day.day(),
                        day.day(),
                        day.families(),
                        why(day, usual(day, all, settings)),
                        byDay.entries(day)))
                .toList();
    }

    static boolean isConspicuous(Daily day, List<Daily> all, AnomalySettings.ManyFamilies settings) {
        double usual = usual(day, all, settings);
        return usual > 0 && day.families() >= settings.atLeast() && day.families() >= settings.timesUsual() * usual;
    }

    /** Of the days before, the colleague's own or the role's, whichever is higher; 0 where nobody can say. */
    static double usual(Daily day, List<Daily> all, AnomalySettings.ManyFamilies settings) {
        List<Integer> own = new ArrayList<>();
        List<Integer> ofTheRole = new ArrayList<>();
        LocalDate earliest = day.day().minusDays(settings.baselineDays());
        for (Daily other : all) {
            boolean isBefore = other.day().isBefore(day.day()) && !other.day().isBefore(earliest);
            if (isBefore && other.who().role().equals(day.who().role())) {
                ofTheRole.add(other.families());
                if (other.who().id().equals(day.who().id())) {
                    own.add(other.families());
                }
            }
        }
        return Math.max(median(own, settings.leastDays()), median(ofTheRole, settings.leastDays()));
    }

    private static double median(Collection<Integer> figures, int least) {
        if (figures.size() < least) {
            return 0;
        }
        List<Integer> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }

    private static String why(Daily day, double usual) {
        return String.format(
                Locale.UK,
                "Opened %d different families in one day. Usual for this colleague or this role is %.1f.",
                day.families(),
                usual);
    }
}
