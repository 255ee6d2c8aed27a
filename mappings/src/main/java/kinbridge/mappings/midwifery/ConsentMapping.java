package kinbridge.mappings.midwifery;

import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;

/**
 * A Consent (UKCore-Consent): for information only. What the hub may share rests on answers recorded in
 * the hub; a provision without a type is not a permit, and a refusal must not pass unseen.
 */
final class ConsentMapping {

    private ConsentMapping() {}

    static void map(Consent consent, Sent sent) {
        if (consent.getStatus() != ConsentState.ACTIVE) {
            return;
        }
        ConsentProvisionType type = consent.getProvision().getType();
        if (type == ConsentProvisionType.DENY) {
            sent.findings()
                    .part(
                            "provision.type",
                            "deny",
                            "a refusal recorded by the sender",
                            "the person's answer, recorded in the hub");
        } else if (type == null || type == ConsentProvisionType.NULL) {
            sent.findings().warn("provision.type", "absent, and so not read as a permit");
        } else {
            sent.findings().warn("provision.type", "a permit recorded by the sender, which grants nothing here");
        }
    }
}
