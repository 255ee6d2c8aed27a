package kinbridge.oversight;

import java.util.List;
import org.springframework.stereotype.Component;

/** The glass was broken, and nobody has said whether that was justified. */
@Component
class UnreviewedGlass implements Detector {

    private final AnomalySettings.Overdue settings;
    private final OverdueChecks checks;

    UnreviewedGlass(AnomalySettings settings, OverdueChecks checks) {
        this.settings = settings.unreviewedGlass();
        this.checks = checks;
    }

    @Override
    public boolean isOn() {
        return settings.inUse();
    }

    @Override
    public boolean isByTime() {
        return true;
    }

    @Override
    public List<Signal> look(Touched touched) {
        return checks.of("t.kind = 'REVIEW' and g.basis = 'BROKEN_GLASS'", settings, touched.until()).stream()
                .map(late -> new Signal(
                        AnomalyRule.UNREVIEWED_GLASS,
                        late.who(),
                        late.from(),
                        settings.period().lastDay(late.from()),
                        late.figure(),
                        "This colleague broke the glass "
                                + (late.figure() == 1 ? "once" : late.figure() + " times")
                                + ", and the supervisor's review is missing or came late. Still missing: " + late.open()
                                + ".",
                        late.entries()))
                .toList();
    }
}
