package kinbridge.transparency;

import static kinbridge.transparency.Scope.ALONE;
import static kinbridge.transparency.Scope.ANYBODY;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kinbridge.mappings.Category;
import kinbridge.needtoknow.Profile;
import kinbridge.needtoknow.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * What may be on a list, and how it is said to somebody of nine to eleven years. These are lists of what may be said:
 * a category, a purpose, an agency or a kind of worker that is not here is on no list, also one that comes later.
 */
final class PlainWords {

    static final String DOMESTIC_ABUSE_SERVICE = "DA_SVC";

    /** By section 5.5 nobody is given what is marked so, or not at once; nor do they learn that others looked. */
    static final Set<String> HELD_BACK = Set.of(
            "prejudice_crime",
            "police_hold",
            "serious_harm_if_disclosed",
            "child_abuse_data_not_best_interests",
            "child_expects_confidence",
            "detriment_to_child",
            "protected_address",
            "location_sensitive",
            "unsafe_to_notify");

    private static final Map<Category, Said> CATEGORIES = new EnumMap<>(Category.class);
    private static final Map<Purpose, Said> PURPOSES = new EnumMap<>(Purpose.class);
    private static final Map<String, Said> AGENCIES = new HashMap<>();
    private static final Map<Profile, Said> WORKERS = new EnumMap<>(Profile.class);

    /** To be with them says something of a person: pregnant, ill, accused, afraid. */
    private static final Set<String> TELLING =
            Set.of("NHS_MAT", "NHS_MH", "NHS_ACUTE", "DRUG_ALC", "POLICE", "PROBATION", "YOT", DOMESTIC_ABUSE_SERVICE);

    /** Such workers say the same, whichever agency they sit with. */
    private static final Map<Profile, String> TELLING_WORKERS = Map.of(
            Profile.MID, "NHS_MAT",
            Profile.CMW, "NHS_MAT",
            Profile.PSY, "NHS_MH",
            Profile.REC, "DRUG_ALC",
            Profile.PPU, "POLICE",
            Profile.PRO, "POLICE",
            Profile.PPO, "PROBATION",
            Profile.YOT, "YOT",
            Profile.DAP, DOMESTIC_ABUSE_SERVICE);

    static {
        say(Category.ID_CORE, ANYBODY, "Name and date of birth");
        say(Category.ID_PR, ANYBODY, "Who has the right in law to decide for a child");
        say(Category.ID_DIVERSITY, ANYBODY, "Background, such as language or faith");
        say(Category.TAF_INVOLVEMENT, ANYBODY, "Which services help");
        say(Category.TAF_PLAN, ANYBODY, "The support plan");
        say(Category.TAF_MINUTES, ANYBODY, "Notes of meetings about the support");
        say(Category.SC_STATUS, ANYBODY, "Whether social workers are helping");
        say(Category.SC_ASSESSMENT, ANYBODY, "What social workers found out about the help that is needed");
        say(Category.SC_CPPLAN, ANYBODY, "The plan that keeps a child safe");
        say(Category.SC_SUPERVISION, ANYBODY, "A manager's notes on how the work is going");
        say(Category.HE_GENERAL, ANYBODY, "Health");
        say(Category.HE_CHILD, ANYBODY, "A child's health and growth");
        say(Category.HO_ARREARS, ANYBODY, "Rent that is owed");
        say(Category.HO_ASB, ANYBODY, "Complaints about noise or behaviour near a home");
        say(Category.ED_PROGRESS, ANYBODY, "How school or nursery is going");
        say(Category.ED_BEHAVIOUR, ANYBODY, "Behaviour at school");
        say(Category.FI_BENEFITS, ANYBODY, "Money and benefits");
        say(Category.ID_ADDRESS, ALONE, "Address and phone number");
        say(Category.SC_LAC, ALONE, "Time in care");
        say(Category.HE_APPT, ALONE, "Health appointments");
        say(Category.HO_TENANCY, ALONE, "The home and who rents it");
        say(Category.HO_HOMELESS, ALONE, "Asking for help because there was no safe home");
        say(Category.ED_ATTENDANCE, ALONE, "Going to school");
        say(Category.CJ_INCIDENT, ALONE, "Times when the police came or were called");
        say(Category.LE_ORDERS, ALONE, "What a court has ordered");

        say(Purpose.TAF_SUPPORT, ANYBODY, "To help the family together");
        say(Purpose.CIN_ASSESSMENT, ANYBODY, "To find out what help is needed");
        // Its name says that a child is expected.
        say(Purpose.PREBIRTH, ANYBODY, "To find out what help is needed");
        say(Purpose.CP_PLAN, ANYBODY, "To follow a plan that keeps a child safe");
        say(Purpose.DIRECT_CARE, ANYBODY, "To give health care");
        say(Purpose.HOUSING_SUPPORT, ANYBODY, "To help somebody to find or keep a home");
        say(Purpose.SUPERVISION, ANYBODY, "To check that the work is done well");
        say(Purpose.DA_SAFETY, ALONE, "To keep somebody safe from being hurt at home");

        say("LA_CSC", ANYBODY, "Children's social care");
        say("LA_EH", ANYBODY, "Early help for families");
        say("LA_EDU", ANYBODY, "The council's school services");
        say("LA_HOUSING", ANYBODY, "The council's housing team");
        say("LA_COMSAFE", ANYBODY, "The council's team for safe neighbourhoods");
        say("LA_ASC", ANYBODY, "Social care for adults");
        say("NHS_0_19", ANYBODY, "Health visitors and school nurses");
        say("NHS_GP", ANYBODY, "The family doctor");
        say("SCHOOL", ANYBODY, "A school or college");
        say("EY", ANYBODY, "A nursery or childminder");
        say("RSL", ANYBODY, "A housing association");
        say("VCS", ANYBODY, "A charity or advice service");
        say("NHS_MAT", ALONE, "Maternity care");
        say("NHS_MH", ALONE, "Mental health care");
        say("NHS_ACUTE", ALONE, "The hospital");
        say("DRUG_ALC", ALONE, "The drug and alcohol service");
        say("POLICE", ALONE, "The police");
        say("PROBATION", ALONE, "Probation");
        say("YOT", ALONE, "The youth justice team");
        say(DOMESTIC_ABUSE_SERVICE, ALONE, "The domestic abuse service");

        say(Profile.SWK, ANYBODY, "a social worker");
        say(Profile.LPR, ANYBODY, "a worker who leads the help");
        say(Profile.EHP, ANYBODY, "a family support worker");
        say(Profile.BSO, ANYBODY, "an office worker");
        say(Profile.HVN, ANYBODY, "a health visitor or nurse");
        say(Profile.GPD, ANYBODY, "a doctor");
        say(Profile.HOU, ANYBODY, "a housing worker");
        say(Profile.HOM, ANYBODY, "a housing worker");
        say(Profile.ASB, ANYBODY, "a neighbourhood worker");
        say(Profile.SCH, ANYBODY, "the person who keeps children safe there");
        say(Profile.EYP, ANYBODY, "a worker who looks after children");
        say(Profile.VCS, ANYBODY, "an adviser");
        say(Profile.MID, ALONE, "a midwife");
        say(Profile.CMW, ALONE, "a midwife");
        say(Profile.PSY, ALONE, "a mental health worker");
        say(Profile.REC, ALONE, "a worker of that service");
        say(Profile.DAP, ALONE, "a worker who helps people to be safe at home");
        say(Profile.PPO, ALONE, "a probation worker");
        say(Profile.PPU, ALONE, "a police officer");
        say(Profile.PRO, ALONE, "a police officer");
        say(Profile.YOT, ALONE, "a youth worker");
    }

    private record Said(Scope least, String words) {

        Optional<String> to(Scope scope) {
            return least == ANYBODY || scope == ALONE ? Optional.of(words) : Optional.empty();
        }
    }

    private PlainWords() {}

    static Optional<String> of(Category category, Scope scope) {
        return said(CATEGORIES.get(category), scope);
    }

    static Optional<String> of(Purpose purpose, Scope scope) {
        return said(PURPOSES.get(purpose), scope);
    }

    static Optional<String> ofAgency(String code, Scope scope) {
        return said(AGENCIES.get(code), scope);
    }

    static Optional<String> of(Profile profile, Scope scope) {
        return said(WORKERS.get(profile), scope);
    }

    /**
     * What was sent to an agency was sent to nobody in particular.
     *
     * @param role of who looked, or empty
     */
    static Optional<String> who(String agency, String role, Optional<Profile> worker, Scope scope) {
        Optional<String> named = ofAgency(agency, scope);
        return role.isEmpty()
                ? named
                : named.flatMap(name -> worker.flatMap(one -> of(one, scope)).map(words -> name + ": " + words));
    }

    /**
     * The agencies that such a line would say somebody is with. It is only for whom each of them has records of: to
     * anybody else it would tell of a third person, or that somebody is afraid of them.
     */
    static Set<String> tells(String agency, Optional<Profile> worker, Optional<Purpose> purpose) {
        Set<String> told = new HashSet<>();
        if (TELLING.contains(agency)) {
            told.add(agency);
        }
        String with = worker.isPresent() ? TELLING_WORKERS.get(worker.get()) : null;
        if (with != null) {
            told.add(with);
        }
        if (purpose.filter(Purpose.DA_SAFETY::equals).isPresent()) {
            told.add(DOMESTIC_ABUSE_SERVICE);
        }
        return told;
    }

    private static Optional<String> said(@Nullable Said said, Scope scope) {
        return said == null ? Optional.empty() : said.to(scope);
    }

    private static void say(Category category, Scope least, String words) {
        CATEGORIES.put(category, new Said(least, words));
    }

    private static void say(Purpose purpose, Scope least, String words) {
        PURPOSES.put(purpose, new Said(least, words));
    }

    private static void say(String agency, Scope least, String words) {
        AGENCIES.put(agency, new Said(least, words));
    }

    private static void say(Profile worker, Scope least, String words) {
        WORKERS.put(worker, new Said(least, words));
    }
}
