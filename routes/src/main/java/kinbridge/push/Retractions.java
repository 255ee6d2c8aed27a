package kinbridge.push;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.util.Set;
import java.util.UUID;
import kinbridge.consent.AfterChange;
import kinbridge.family.SamePerson;
import kinbridge.mappings.midwifery.CpisBundle;
import kinbridge.push.PushesTakenBack.Lapsed;
import kinbridge.push.PushesTakenBack.Why;
import org.hl7.fhir.r4.model.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes back from an agency what was pushed to it and what its owner has taken back since, or what turned out to
 * be about somebody else. The agency learns nothing by it: it is the same message, marked. So it goes whoever is in
 * the family today, and also when the family is closed.
 */
@Component
class Retractions {

    private static final Logger LOG = LoggerFactory.getLogger(Retractions.class);

    private final Messages messages;
    private final PushesTakenBack takenBack;
    private final SamePerson people;
    private final AfterChange afterChange;
    private final TransactionTemplate transactions;

    Retractions(
            Messages messages,
            PushesTakenBack takenBack,
            SamePerson people,
            AfterChange afterChange,
            TransactionTemplate transactions) {
        this.messages = messages;
        this.takenBack = takenBack;
        this.people = people;
        this.afterChange = afterChange;
        this.transactions = transactions;
    }

    /** One that fails is tried again, and keeps no other from being taken back. */
    public void keepDue() {
        for (Lapsed lapsed : takenBack.lapsed()) {
            try {
                transactions.executeWithoutResult(status -> keep(lapsed));
            } catch (RuntimeException problem) {
                LOG.error(
                        "Message {} is not taken back yet: {}",
                        lapsed.message(),
                        problem.getClass().getName());
            }
        }
    }

    private void keep(Lapsed found) {
        messages.lock(found.record());
        // What was sent meanwhile, or is right again, stands.
        takenBack.lapsed(found.message()).ifPresent(this::takeBack);
    }

    private void takeBack(Lapsed lapsed) {
        Messages.Content content = messages.content(lapsed.message());
        IParser json = FhirContext.forR4Cached().newJsonParser();
        Bundle sent = json.parseResource(Bundle.class, content.body());
        Bundle back = CpisBundle.takenBack(sent, lapsed.why().isWrong(), lapsed.nhsNumber());
        if (takenBack.takeBack(content, lapsed, json.encodeResourceToString(back))) {
            LOG.info("Something is taken back from {}", content.delivery());
            considerAgain(content, lapsed.why());
        }
    }

    /** Whose plan it is may be looked after there all the same, under another number. */
    private void considerAgain(Messages.Content content, Why why) {
        if (why == Why.SOMEBODY_ELSE) {
            Set<UUID> subjects = takenBack.subjectsOf(content.record());
            Set.copyOf(people.personsOf(subjects).values()).forEach(afterChange::changed);
        }
    }
}
