package kinbridge.oversight;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import org.springframework.stereotype.Component;

/**
 * Looks and tries at a family in which the colleague declared an interest, or of which somebody bears the
 * colleague's surname, where few people do. No kinship of staff is recorded: more cannot be known.
 */
@Component
class OwnFamily implements Detector {

    private static final String SOURCE = """
            select e.recorded_at as at, e.entry_id as id, e.person_id, e.role, e.agency, e.family_id
            from sharing_log.projection_entry e
            join unnest(cast(:people as text[]), cast(:surnames as text[])) as who (id, surname) on who.id = e.person_id
            where e.kind in ('LOOK', 'EXPORT', 'REFUSAL') and e.channel in ('INDIVIDUAL_VIEW', 'TAF_MEETING_PACK')
              and e.family_id is not null and e.recorded_at >= :from and e.recorded_at < :to and (
              exists (select from consent.flag f join people.identity i on i.id = f.identity_id
                join people.identity mi on mi.person_id = i.person_id
                join families.member m on m.identity_id = mi.id and m.family_id = e.family_id
                where f.practitioner = e.person_id and f.flag = 'requester_conflict' and f.since <= e.recorded_at
                  and (f.cleared_at is null or f.cleared_at > e.recorded_at))
              or who.surname <> '' and exists (select from families.member m
                join people.identity mi on mi.id = m.identity_id
                join people.identity i on i.person_id = mi.person_id
                where m.family_id = e.family_id and m.state <> 'REMOVED' and lower(i.family_name) = who.surname
                  and i.family_key is not null and (select count(*) from (select distinct b.person_id
                    from people.identity b where b.family_key = i.family_key limit :most + 1) borne) <= :most))""";

    private final AnomalySettings.OwnFamilies settings;
    private final LooksByPeriod looks;
    private final Practitioners practitioners;

    OwnFamily(AnomalySettings settings, LooksByPeriod looks, Practitioners practitioners) {
        this.settings = settings.ownFamily();
        this.looks = looks;
        this.practitioners = practitioners;
    }

    @Override
    public boolean isOn() {
        return settings.inUse();
    }

    @Override
    public List<Signal> look(Touched touched) {
        Map<String, Object> values = new HashMap<>();
        values.put(
                "surnames",
                java.util.Arrays.stream(touched.peopleArray())
                        .map(this::surname)
                        .toArray(String[]::new));
        values.put("most", settings.surnameBorneByAtMost());
        return looks
                .of(SOURCE, "count(distinct l.family_id)", settings.period(), settings.atLeast(), touched, values)
                .stream()
                .map(count -> new Signal(
                        AnomalyRule.OWN_FAMILY,
                        count.who(),
                        count.from(),
                        settings.period().lastDay(count.from()),
                        count.figure(),
                        "Opened or tried "
                                + (count.figure() == 1 ? "a family" : count.figure() + " families")
                                + " in which this colleague declared an interest, or of which somebody bears the same"
                                + " surname, which few people do. It may be chance: ask.",
                        count.entries()))
                .toList();
    }

    /** The last word of the name; empty for somebody whom the directory does not have. */
    private String surname(String id) {
        return practitioners
                .find(id)
                .map(Practitioner::name)
                .map(name -> name.strip().substring(name.strip().lastIndexOf(' ') + 1))
                .orElse("")
                .toLowerCase(Locale.UK);
    }
}
