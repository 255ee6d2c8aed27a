package kinbridge.push;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import kinbridge.mappings.midwifery.CpisBundle;
import kinbridge.push.Messages.Lapsed;
import org.hl7.fhir.r4.model.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back from an agency what was pushed to it and what its owner has taken back since. The agency learns
 * nothing by it: it is the same message, marked. So it goes whoever is in the family today, and also when the
 * family is closed.
 */
@Component
class Retractions {

    private static final Logger LOG = LoggerFactory.getLogger(Retractions.class);

    private final Messages messages;

    Retractions(Messages messages) {
        this.messages = messages;
    }

    @Transactional
    public void keepDue() {
        for (Lapsed lapsed : messages.lapsed()) {
            IParser json = FhirContext.forR4Cached().newJsonParser();
            Bundle sent = json.parseResource(Bundle.class, lapsed.body());
            messages.keepRetraction(lapsed, json.encodeResourceToString(CpisBundle.takenBack(sent, lapsed.isWrong())));
            LOG.info("What was taken back is taken back from {}", lapsed.delivery());
        }
    }
}
