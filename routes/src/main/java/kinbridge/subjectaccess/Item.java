package kinbridge.subjectaccess;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.Disclosed;
import kinbridge.needtoknow.Undecided;
import kinbridge.subjectaccess.AccessReviews.Stage;
import kinbridge.subjectaccess.AccessReviews.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One item of a request: which thing, what the rules answered, and what the reviewer decided.
 *
 * @param id the row's own
 * @param place in the order in which items are read
 */
record Item(UUID id, int place, Answered answered, Reviewed reviewed) {

    private static final int OPINION_MONTHS = 6;

    /**
     * What the rules answered when it was gathered.
     *
     * @param thing the id of the record, identity or relationship
     * @param holder the agency code
     * @param occurred ISO text, or empty
     * @param without the persons whose part is taken out; one that was gathered before this was kept is decided anew
     */
    record Answered(
            UUID thing,
            UUID version,
            String kind,
            String holder,
            String category,
            String feed,
            String type,
            String occurred,
            DetailLevel level,
            String rule,
            List<String> obligations,
            @Nullable List<String> without) {

        static final String OF_OTHERS = "5.5i";
        static final String NOTHING_IN_THE_WAY = "5.5j";

        Answered {
            obligations = List.copyOf(obligations);
            without = without == null ? null : List.copyOf(without);
        }

        /**
         * With the version, the level and the obligations, the fields that the rules take out are the same too. Whose
         * part is taken out is asked of {@link Gathering}, before anything is opened.
         */
        boolean isAs(Disclosed now) {
            return isAs(now.version(), now.level(), now.rule(), now.obligations());
        }

        /** Whether it is still decided so that nothing else can be said of it; what stays may have been sent anew. */
        boolean isDecidedAs(Answered now) {
            return level == now.level && rule.equals(now.rule);
        }

        boolean isAs(Answered now) {
            return isAs(now.version, now.level, now.rule, now.obligations) && Objects.equals(without, now.without);
        }

        boolean isAs(UUID nowVersion, DetailLevel nowLevel, String nowRule, List<String> nowOwed) {
            return version.equals(nowVersion)
                    && level == nowLevel
                    && rule.equals(nowRule)
                    && Set.copyOf(obligations).equals(Set.copyOf(nowOwed));
        }

        boolean isHealth() {
            return category.startsWith("HE.");
        }

        /** Of a tie with somebody whose part is taken out nothing is left to give. */
        boolean isLetOut() {
            boolean isHalfATie = kind.equals(Undecided.Kind.RELATIONSHIP.name()) && isOfOthersAsWell();
            return level.compareTo(DetailLevel.EXISTENCE) >= 0 && !isHalfATie;
        }

        boolean isOfOthersAsWell() {
            return rule.equals(OF_OTHERS);
        }
    }

    /**
     * What the reviewer decided.
     *
     * @param fields the names of fields that are taken out beside what the rules take out
     * @param exemption the name of an {@link Exemption}, or empty
     * @param why in the reviewer's words
     */
    record Reviewed(
            Verdict verdict,
            List<String> fields,
            String exemption,
            String why,
            String by,
            @Nullable Opinion opinion) {

        static final Reviewed NOT_YET = new Reviewed(Verdict.NONE, List.of(), "", "", "", null);

        Reviewed {
            fields = List.copyOf(fields);
        }

        Reviewed as(Verdict now, List<String> taken, String ground, String words, String who) {
            return new Reviewed(now, taken, ground, words, who, opinion);
        }

        Reviewed with(Opinion given) {
            return new Reviewed(verdict, fields, exemption, why, by, given);
        }
    }

    /**
     * What the appropriate health professional says of a health item.
     *
     * @param name and {@code role} of who gave it
     * @param day ISO date on which it was given
     */
    record Opinion(String name, String role, String day, boolean seriousHarm) {

        /** Schedule 3 of the Act: one that is older than six months is to be asked for again. */
        boolean isOlderThanSixMonths(LocalDate today) {
            return LocalDate.parse(day).plusMonths(OPINION_MONTHS).isBefore(today);
        }
    }

    Stage stage(LocalDate today) {
        if (reviewed.verdict() == Verdict.WITHHELD || isHarmful()) {
            return Stage.STAYS;
        }
        if (answered.isLetOut() && answered.isHealth() && !hasSoundOpinion(today)) {
            return Stage.WAITS_FOR_OPINION;
        }
        if (reviewed.verdict() == Verdict.NONE) {
            return Stage.TO_DECIDE;
        }
        if (!answered.isLetOut()) {
            return Stage.STAYS;
        }
        return reviewed.verdict() == Verdict.REDACTED ? Stage.GOES_REDACTED : Stage.GOES;
    }

    boolean isDone(LocalDate today) {
        Stage stage = stage(today);
        return stage != Stage.TO_DECIDE && stage != Stage.WAITS_FOR_OPINION;
    }

    /** Whether it is in the pack. */
    boolean goes(LocalDate today) {
        Stage stage = stage(today);
        return stage == Stage.GOES || stage == Stage.GOES_REDACTED;
    }

    private boolean isHarmful() {
        Opinion opinion = reviewed.opinion();
        return opinion != null && opinion.seriousHarm();
    }

    private boolean hasSoundOpinion(LocalDate today) {
        Opinion opinion = reviewed.opinion();
        return opinion != null && !opinion.isOlderThanSixMonths(today);
    }

    Item reviewedAs(Reviewed now) {
        return new Item(id, place, answered, now);
    }
}
