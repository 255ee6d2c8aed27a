package kinbridge.push;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.util.Set;
import java.util.UUID;
import kinbridge.consent.AfterChange;
import kinbridge.family.SamePerson;
import kinbridge.mappings.midwifery.CpisBundle;
import kinbridge.push.Messages.Lapsed;
import org.hl7.fhir.r4.model.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back from an agency what was pushed to it and what its owner has taken back since, or what turned out to
 * be about somebody else. The agency learns nothing by it: it is the same message, marked. So it goes whoever is in
 * the family today, and also when the family is closed.
 */
@Component
class Retractions {

    private static final Logger LOG = LoggerFactory.getLogger(Retractions.class);

    private final Messages messages;
    private final SamePerson people;
    private final AfterChange afterChange;

    Retractions(Messages messages, SamePerson people, AfterChange afterChange) {
        this.messages = messages;
        this.people = people;
        this.afterChange = afterChange;
    }

    @Transactional
    public void keepDue() {
        for (Lapsed lapsed : messages.lapsed()) {
            IParser json = FhirContext.forR4Cached().newJsonParser();
            Bundle sent = json.parseResource(Bundle.class, lapsed.content().body());
            Bundle back = CpisBundle.takenBack(sent, lapsed.why().isWrong());
            if (messages.keepRetraction(lapsed, json.encodeResourceToString(back))) {
                LOG.info("Something is taken back from {}", lapsed.content().delivery());
                considerAgain(lapsed);
            }
        }
    }

    /** Whose plan it is may be looked after there all the same, under another number. */
    private void considerAgain(Lapsed lapsed) {
        if (lapsed.why() == Messages.Why.SOMEBODY_ELSE) {
            Set<UUID> subjects = messages.subjectsOf(lapsed.content().record());
            Set.copyOf(people.personsOf(subjects).values()).forEach(afterChange::changed);
        }
    }
}
