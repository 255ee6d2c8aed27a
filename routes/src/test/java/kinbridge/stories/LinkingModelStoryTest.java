package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.linkreview.LinkingModels;
import kinbridge.linkreview.LinkingModels.Effect;
import kinbridge.linkreview.LinkingModels.Trial;
import kinbridge.needtoknow.Requester;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Information governance has a model estimated, looks at what it would change, and puts another in use. */
@Story
class LinkingModelStoryTest {

    private static final String REASON = "it rests on the records of our own borough";

    @Autowired
    Hub hub;

    @Autowired
    LinkingModels models;

    @Test
    void a_model_is_tried_and_not_used_before_two_have_agreed() {
        long known = identities();
        Trial trial = estimated();
        int made = trial.version() == null ? 0 : trial.version();
        Effect effect = models.effect(ian(), trial.id()).orElseThrow();

        // Agencies go on sending while it is tried.
        assertThat(effect.identities()).isBetween(known, identities());
        assertThat(effect.trial().against()).isEqualTo(inUse());
        assertThat(models.overview().leftToLink()).isZero();
        refused(models.use(chidi(), made, inUse(), REASON), "it needs 1000 records");

        hub.asOwner("update people.linkage_model set records = 50000 where version = " + made);
        refused(models.use(ian(), made, inUse(), REASON), "You asked for this model");
        refused(models.use(chidi(), made, inUse(), "yes"), "Say why");
        refused(models.use(chidi(), made, 99, REASON), "while you were writing");
        refused(models.tryOut(ian(), inUse()), "That model is in use");
        assertThat(inUse()).isNotEqualTo(made);
    }

    @Test
    void one_that_was_not_tried_against_the_model_in_use_is_not_put_in_use() {
        int copy = copyOfTheModelInUse();

        refused(models.use(chidi(), copy, inUse(), REASON), "Look first");
    }

    @Test
    void put_in_use_everybody_is_linked_by_it_and_one_step_goes_back() {
        int before = inUse();
        long people = people();
        int copy = copyOfTheModelInUse();
        UUID trial = finished(models.tryOut(ian(), copy)).id();
        assertThat(models.effect(ian(), trial).orElseThrow().counts()).isEmpty();

        UUID entry = recorded(models.use(chidi(), copy, before, REASON));

        assertThat(inUse()).isEqualTo(copy);
        hub.until(
                "the change is in the log",
                () -> hub.count("select count(*) from sharing_log.entry where entry_id = ? and kind = 'STATE'", entry)
                        == 1);
        hub.until("everybody is linked by it", () -> models.overview().leftToLink() == 0);
        assertThat(people()).isEqualTo(people);

        refused(models.use(ian(), copy, copy, REASON), "while you were writing");
        recorded(models.use(ian(), before, copy, "back to what we had before"));
        assertThat(inUse()).isEqualTo(before);
        hub.until("everybody is linked as before", () -> models.overview().leftToLink() == 0);
        assertThat(people()).isEqualTo(people);
    }

    private Trial estimated() {
        return finished(models.estimate(ian()));
    }

    private Trial finished(Recording asked) {
        recorded(asked);
        hub.until("the trial", () -> models.overview().running() == null);
        Trial trial = models.overview().trials().get(0);
        assertThat(trial.problem()).isNull();
        return trial;
    }

    private int copyOfTheModelInUse() {
        hub.asOwner("insert into people.linkage_model (version, document, records, made_at, made_by, has_converged)"
                + " select (select max(version) + 1 from people.linkage_model), document, 50000, now(), 'ian-wetherby', true"
                + " from people.linkage_model where version = " + inUse());
        return (int) hub.count("select max(version) from people.linkage_model");
    }

    private long identities() {
        return hub.count("select count(*) from people.identity");
    }

    private long people() {
        return hub.count("select count(distinct person_id) from people.identity");
    }

    private int inUse() {
        return models.overview().inUse().version();
    }

    private static UUID recorded(Recording outcome) {
        assertThat(outcome).isInstanceOf(Recording.Recorded.class);
        return ((Recording.Recorded) outcome).entry();
    }

    private static void refused(Recording outcome, String words) {
        assertThat(outcome).isInstanceOf(Recording.Refused.class);
        assertThat(((Recording.Refused) outcome).problems())
                .anySatisfy(problem -> assertThat(problem.words()).contains(words));
    }

    private Requester ian() {
        return hub.requester("ian-wetherby");
    }

    private Requester chidi() {
        return hub.requester("chidi-obi");
    }
}
