package kinbridge.oversight;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Turned away again and again: somebody may be trying addresses and references to find families. */
@Component
class RepeatedRefusals implements Detector {

    private static final String SOURCE = """
            select e.recorded_at as at, e.entry_id as id, e.person_id, e.role, e.agency
            from sharing_log.projection_entry e
            where e.kind = 'REFUSAL' and e.purpose <> 'SUBJECT_ACCESS' and e.channel in ('INDIVIDUAL_VIEW', 'TAF_MEETING_PACK')
              and e.person_id = any(:people) and e.recorded_at >= :from and e.recorded_at < :to""";

    private final AnomalySettings.Counted settings;
    private final LooksByPeriod looks;

    RepeatedRefusals(AnomalySettings settings, LooksByPeriod looks) {
        this.settings = settings.repeatedRefusals();
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
                        AnomalyRule.REPEATED_REFUSALS,
                        count.who(),
                        count.from(),
                        settings.period().lastDay(count.from()),
                        count.figure(),
                        "Turned away whole " + count.figure()
                                + " times: by families that are not for this colleague, or" + " that there are not. "
                                + settings.atLeast() + " are a finding.",
                        count.entries()))
                .toList();
    }
}
