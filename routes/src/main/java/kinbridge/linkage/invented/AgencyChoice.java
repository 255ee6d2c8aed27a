package kinbridge.linkage.invented;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Says which agencies know a person, and how many records they hold in all. */
final class AgencyChoice {

    /** Shares of people with one to eight records: 1.7 on average, with a heavy tail. */
    private static final Weighted<Integer> RECORDS = new Weighted.Gathering<Integer>()
            .add(1, 0.605)
            .add(2, 0.225)
            .add(3, 0.088)
            .add(4, 0.040)
            .add(5, 0.019)
            .add(6, 0.012)
            .add(7, 0.007)
            .add(8, 0.004)
            .done();

    /** How much less an agency that has a record of someone makes another by mistake; the police do so oftener. */
    private static final double SECOND_RECORD = 0.06;

    private static final double SECOND_POLICE_RECORD = 0.15;

    /** How much oftener those in hostels are known to police, housing and probation. */
    private static final double HOSTEL = 2.5;

    private final Chance chance;

    AgencyChoice(Chance chance) {
        this.chance = chance;
    }

    /** One agency for each record. */
    List<Agency> of(Person person) {
        Map<Agency, Double> weights = new EnumMap<>(Agency.class);
        for (Agency agency : Agency.values()) {
            weights.put(agency, weight(agency, person));
        }
        List<Agency> chosen = new ArrayList<>();
        int records = RECORDS.pick(chance);
        while (chosen.size() < records) {
            Agency agency = pick(weights);
            chosen.add(agency);
            double again = agency == Agency.POLICE ? SECOND_POLICE_RECORD : SECOND_RECORD;
            weights.computeIfPresent(agency, (known, weight) -> weight * again);
        }
        return chosen;
    }

    private Agency pick(Map<Agency, Double> weights) {
        Weighted.Gathering<Agency> gathering = new Weighted.Gathering<>();
        weights.forEach(gathering::add);
        return gathering.done().pick(chance);
    }

    /** How likely an agency is to know such a person, against the other agencies. */
    private static double weight(Agency agency, Person person) {
        double age = person.age();
        double hostel = person.home().kind() == Home.Kind.HOSTEL ? HOSTEL : 1;
        boolean isMan = person.sex() == Sex.M;
        return switch (agency) {
            case SOCIAL_CARE -> age < 18 ? 2.6 : age >= 75 ? 2.8 : person.isParent() ? 1.5 : 0.6;
            case MIDWIFERY -> person.isInMaternityCare() ? 3.5 : age < 8 ? 2.4 : age < 18 ? 0.2 : 0;
            case POLICE -> hostel * (age < 10 ? 0.3 : age < 18 ? 1.2 : age < 45 ? (isMan ? 2.4 : 1.5) : 0.9);
            case HOUSING -> hostel * (age < 18 ? 1.0 : 1.8);
            case PROBATION -> hostel * (age < 17 || age > 70 ? 0 : isMan ? 0.8 : 0.15);
        };
    }
}
