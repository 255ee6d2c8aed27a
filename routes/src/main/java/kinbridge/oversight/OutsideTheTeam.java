package kinbridge.oversight;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** By whoever had left, came before the start, or saw something from outside on no recorded ground. */
@Component
class OutsideTheTeam implements Detector {

    private static final String SOURCE = "select * from (" + AccessesFromOutside.QUERY
            + " and e.person_id = any(:people)) o"
            + " where o.standing in ('LEFT', 'BEFORE_START') or o.released > 0 and o.ground = 'NONE'";

    private final AnomalySettings.Counted settings;
    private final LooksByPeriod looks;

    OutsideTheTeam(AnomalySettings settings, LooksByPeriod looks) {
        this.settings = settings.outsideTheTeam();
        this.looks = looks;
    }

    @Override
    public boolean isOn() {
        return settings.inUse();
    }

    @Override
    public List<Signal> look(Touched touched) {
        return looks.of(SOURCE, "count(*)", settings.period(), settings.atLeast(), touched, Map.of()).stream()
                .map(count -> new Signal(
                        AnomalyRule.OUTSIDE_THE_TEAM,
                        count.who(),
                        count.from(),
                        settings.period().lastDay(count.from()),
                        count.figure(),
                        (count.figure() == 1 ? "1 look or try" : count.figure() + " looks or tries")
                                + " at a family whose team this colleague had left or had not joined yet, or at which"
                                + " something was seen from outside on no recorded ground.",
                        count.entries()))
                .toList();
    }
}
