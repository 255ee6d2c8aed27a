package kinbridge.oversight;

import java.util.List;
import org.springframework.stereotype.Component;

/** Shared without agreement, and the signature is missing or came late. */
@Component
class LateSignOffs implements Detector {

    private final AnomalySettings.Overdue settings;
    private final OverdueChecks checks;

    LateSignOffs(AnomalySettings settings, OverdueChecks checks) {
        this.settings = settings.lateSignOffs();
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
        return checks.of("t.kind = 'SUPERVISOR_SIGNOFF'", settings, touched.until()).stream()
                .map(late -> new Signal(
                        AnomalyRule.LATE_SIGN_OFFS,
                        late.who(),
                        late.from(),
                        settings.period().lastDay(late.from()),
                        late.figure(),
                        "Something was shared with this colleague without agreement " + times(late.figure())
                                + ", and the supervisor's signature is missing or came late. Still missing: "
                                + late.open() + ".",
                        late.entries()))
                .toList();
    }

    private static String times(int figure) {
        return figure == 1 ? "once" : figure + " times";
    }
}
