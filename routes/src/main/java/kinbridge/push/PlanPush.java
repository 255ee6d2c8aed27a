package kinbridge.push;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.connectors.DeliverySettings;
import kinbridge.family.Families;
import kinbridge.family.FamilyCircumstances;
import kinbridge.family.FocusChild;
import kinbridge.family.Teams;
import kinbridge.familyview.FamilyRecords;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.midwifery.CpisBundle;
import kinbridge.mappings.midwifery.ReleasedPlan;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.Disclosed;
import kinbridge.needtoknow.DisclosedView;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.NeedToKnow;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.Undecided;
import kinbridge.push.Messages.News;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells maternity of a child protection plan, when the policy lets maternity know: decided for the role
 * that receives it, logged, and made of released fields alone. Maternity is told only where it already
 * looks after somebody in the family.
 */
@Component
public class PlanPush {

    private static final Logger LOG = LoggerFactory.getLogger(PlanPush.class);
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final Deliveries deliveries;
    private final Messages messages;
    private final Families families;
    private final Teams teams;
    private final FocusChild focusChild;
    private final FamilyRecords records;
    private final FamilyCircumstances circumstances;
    private final NeedToKnow needToKnow;
    private final LookedAfterBy lookedAfterBy;
    private final PlanSubjects subjects;
    private final TransactionTemplate transactions;

    PlanPush(
            Deliveries deliveries,
            Messages messages,
            Families families,
            Teams teams,
            FocusChild focusChild,
            FamilyRecords records,
            FamilyCircumstances circumstances,
            NeedToKnow needToKnow,
            LookedAfterBy lookedAfterBy,
            PlanSubjects subjects,
            TransactionTemplate transactions) {
        this.deliveries = deliveries;
        this.messages = messages;
        this.families = families;
        this.teams = teams;
        this.focusChild = focusChild;
        this.records = records;
        this.circumstances = circumstances;
        this.needToKnow = needToKnow;
        this.lookedAfterBy = lookedAfterBy;
        this.subjects = subjects;
        this.transactions = transactions;
    }

    /**
     * Something about this person changed: whatever plans the family has are considered again. A family
     * that was considered after the change is not considered once more for it.
     */
    public void consider(UUID person, Instant changedAt) {
        for (UUID family : families.openFamiliesOf(person)) {
            // One transaction: who dies in the middle has not considered the family, and it is done again.
            transactions.executeWithoutResult(status -> considerFamily(family, changedAt));
        }
    }

    private void considerFamily(UUID family, Instant changedAt) {
        if (!messages.startConsidering(family, changedAt)) {
            return;
        }
        List<Undecided> items = records.about(families.members(family));
        for (DeliverySettings delivery : deliveries.settings()) {
            items.stream()
                    .filter(item -> item.type().equals(RecordType.CHILD_PROTECTION_PLAN.name()))
                    .filter(plan -> lookedAfterBy.isAbout(delivery.agency(), plan))
                    .sorted(Comparator.comparing(Undecided::id))
                    .filter(plan -> messages.lock(plan.id()) && messages.isNews(delivery, plan))
                    .forEach(plan -> push(delivery, family, plan, items));
        }
    }

    private void push(DeliverySettings delivery, UUID family, Undecided plan, List<Undecided> items) {
        List<Undecided> asked = items.stream()
                .filter(item -> item.kind() == Undecided.Kind.IDENTITY
                        || item.kind() == Undecided.Kind.RELATIONSHIP
                        || item.id().equals(plan.id()))
                .toList();
        Look look = look(delivery, family);
        DisclosedView view = needToKnow.disclose(look, asked, circumstances.of(look, asked));
        Optional<Disclosed> disclosed = disclosed(view, plan);
        Optional<PlanSubjects.Child> child =
                disclosed.flatMap(released -> subjects.of(view, released, delivery.agency()));
        if (child.isEmpty()) {
            return;
        }
        ReleasedPlan released = plan(delivery, disclosed.get(), child.get());
        String body = FHIR.newJsonParser().encodeResourceToString(CpisBundle.of(released));
        messages.keep(
                delivery, new News(family, plan, released, body, child.get().addressee(), view.logEntry()));
        LOG.info("A plan is on its way to {}", delivery.delivery());
    }

    /** A member of the receiving agency in the team makes it a member's plan; else it is direct care. */
    private Look look(DeliverySettings delivery, UUID family) {
        boolean isMember = teams.members(family).stream()
                .anyMatch(member -> member.agency().equals(delivery.agency().holder()));
        FocusChild.Focus focus = focusChild.of(family);
        boolean isPlanInForce = focus.harm().compareTo(HarmLevel.CP) >= 0;
        return new Look(
                        "push",
                        new Requester(
                                delivery.delivery(),
                                delivery.title(),
                                delivery.recipientRole(),
                                delivery.agency().holder()),
                        isMember ? TafStatus.MEMBER : TafStatus.NOT_MEMBER,
                        isMember && isPlanInForce ? "CP_PLAN" : "DIRECT_CARE",
                        family,
                        focus.identity(),
                        focus.harm(),
                        Set.of(),
                        Channel.INDIVIDUAL_VIEW,
                        "child protection plan",
                        delivery.agency().holder())
                .at(focus.source());
    }

    private static Optional<Disclosed> disclosed(DisclosedView view, Undecided plan) {
        return view.items().stream()
                .filter(item -> item.id().equals(plan.id()) && item.level().compareTo(DetailLevel.SUMMARY) >= 0)
                .filter(item -> item.occurred() != null)
                .findFirst();
    }

    private static ReleasedPlan plan(DeliverySettings delivery, Disclosed disclosed, PlanSubjects.Child child) {
        LocalDate start = Objects.requireNonNull(disclosed.occurred()).firstDay();
        return new ReleasedPlan(
                child.addressee().nhsNumber(),
                child.name(),
                child.isUnborn(),
                child.isUnborn()
                        ? ReleasedPlan.PlanType.UNBORN_CHILD_PROTECTION
                        : ReleasedPlan.PlanType.CHILD_PROTECTION,
                start,
                disclosed.until() == null ? null : disclosed.until().firstDay(),
                delivery.option("local-authority"),
                delivery.option("team"),
                delivery.option("telephone"),
                disclosed.id().toString(),
                disclosed.version().toString());
    }
}
