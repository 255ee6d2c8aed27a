package kinbridge.grants;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import kinbridge.grants.Known.Duty;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.DecisionLog.Decided;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.SignOffFirst;
import kinbridge.needtoknow.WithoutAgreement;
import kinbridge.work.TaskKind;
import org.jspecify.annotations.Nullable;

/**
 * What a look's decisions oblige people to, duty by duty: a pure function of the decisions and the grants
 * under which they were made. What was hidden is left out: its duties are nobody's who might tell the
 * requester of it.
 */
final class OwedDuties {

    private final Look look;
    private final Function<Decided, @Nullable Grant> grantOf;
    private final @Nullable Grant brokenGlass;
    private final Map<Duty, Owed> owed = new LinkedHashMap<>();

    private OwedDuties(Look look, Function<Decided, @Nullable Grant> grantOf, @Nullable Grant brokenGlass) {
        this.look = look;
        this.grantOf = grantOf;
        this.brokenGlass = brokenGlass;
    }

    /**
     * @param codes the obligations it answers
     * @param isNotTold the person is an alleged perpetrator, who is not told unless somebody decides so
     */
    record Owed(Duty duty, Set<String> codes, @Nullable String holder, boolean isNotTold) {}

    static List<Owed> of(
            Look look,
            List<Decided> decisions,
            Function<Decided, @Nullable Grant> grantOf,
            @Nullable Grant brokenGlass) {
        OwedDuties duties = new OwedDuties(look, grantOf, brokenGlass);
        for (Decided decided : decisions) {
            if (decided.decision().level() != DetailLevel.WITHHOLD_HIDE) {
                duties.add(decided);
            }
        }
        return duties.unsafeWins();
    }

    private void add(Decided decided) {
        Set<String> codes = Set.copyOf(decided.decision().obligations());
        Grant grant = decided.isReleasedOverride() ? grantOf.apply(decided) : null;
        if (decided.isReleasedOverride()) {
            addOfOverride(decided, codes, grant);
        } else {
            addOfOthers(decided, codes);
        }
        addWherever(decided, codes);
    }

    private void addOfOverride(Decided decided, Set<String> codes, @Nullable Grant grant) {
        UUID id = grant == null ? null : grant.id();
        if (grant == null || grant.basis() == Basis.AT_ONCE) {
            if (grant != null && !grant.hasReason() && isByAPerson()) {
                add(TaskKind.RECORD_REASON, null, null, "", "RECORD_REASON");
            }
            String signed = grant == null ? decided.decision().decidedBy() : "";
            add(TaskKind.SUPERVISOR_SIGNOFF, id, null, signed, "SUPERVISOR_SIGNOFF");
            if (codes.contains("REVIEW:1wd")) {
                add(TaskKind.SUPERVISOR_SIGNOFF, id, null, signed, "REVIEW:1wd");
            }
        }
        TaskKind notice = codes.contains("DO_NOT_NOTIFY") ? TaskKind.DO_NOT_NOTIFY : TaskKind.NOTIFY_SUBJECT;
        for (DecisionSubject subject : WithoutAgreement.whoCanBeTold(decided.request())) {
            boolean isNotTold = notice == TaskKind.DO_NOT_NOTIFY || subject.allegedPerpetrator();
            put(new Owed(
                    new Duty(notice, id, person(subject), ""), new TreeSet<>(Set.of(notice.name())), null, isNotTold));
        }
        String cause = grant == null ? decided.decision().decidedBy() : "";
        addIf(codes, "NOTIFY_IG", TaskKind.NOTIFY_IG, id, cause);
        addIf(codes, "CALDICOTT_REVIEW", TaskKind.CALDICOTT_REVIEW, id, cause);
    }

    private void addOfOthers(Decided decided, Set<String> codes) {
        String rule = decided.decision().decidedBy();
        boolean isHeld = rule.equals(SignOffFirst.RULE);
        if (codes.contains("SUPERVISOR_SIGNOFF") && !codes.contains("RESOLVE_CONFLICT:5wd") && !isHeld) {
            add(TaskKind.SUPERVISOR_SIGNOFF, null, null, rule, "SUPERVISOR_SIGNOFF");
        }
        if (brokenGlass != null) {
            // The glass has its own review; each record behind it would only repeat it.
            addIf(codes, "CALDICOTT_REVIEW", TaskKind.CALDICOTT_REVIEW, brokenGlass.id(), "");
            return;
        }
        addIf(codes, "NOTIFY_IG", TaskKind.NOTIFY_IG, null, rule);
        addIf(codes, "CALDICOTT_REVIEW", TaskKind.CALDICOTT_REVIEW, null, rule);
        addIf(codes, "REVIEW:1wd", TaskKind.REVIEW, null, rule);
    }

    private void addWherever(Decided decided, Set<String> codes) {
        String rule = decided.decision().decidedBy();
        addIf(codes, "LEGAL_ADVICE", TaskKind.LEGAL_ADVICE, null, rule);
        if (codes.contains("ORIGINATOR_CONTACT")) {
            put(new Owed(
                    new Duty(TaskKind.ORIGINATOR_CONTACT, null, null, rule),
                    new TreeSet<>(Set.of("ORIGINATOR_CONTACT")),
                    decided.item().holder(),
                    false));
        }
        addIf(codes, "RECORD_DETRIMENT_TEST", TaskKind.RECORD_DETRIMENT_TEST, null, rule);
        if (codes.contains("SEEK_CONSENT")) {
            addAbout(TaskKind.SEEK_CONSENT, WithoutAgreement.whoWasNotAsked(decided.request()), "SEEK_CONSENT");
        }
        if (codes.contains("RESOLVE_CONFLICT:5wd")) {
            addAbout(TaskKind.RESOLVE_CONFLICT, WithoutAgreement.inConflict(decided.request()), "RESOLVE_CONFLICT:5wd");
        }
        if (codes.contains("NOTIFY_PRIOR_RECIPIENTS")) {
            addAbout(
                    TaskKind.NOTIFY_PRIOR_RECIPIENTS,
                    WithoutAgreement.whoObjected(decided.request()),
                    "NOTIFY_PRIOR_RECIPIENTS");
        }
    }

    private void addAbout(TaskKind kind, List<DecisionSubject> people, String code) {
        people.forEach(subject -> add(kind, null, person(subject), "", code));
    }

    private void addIf(Set<String> codes, String code, TaskKind kind, @Nullable UUID grant, String cause) {
        if (codes.contains(code)) {
            add(kind, grant, null, cause, code);
        }
    }

    private void add(TaskKind kind, @Nullable UUID grant, @Nullable UUID person, String cause, String code) {
        put(new Owed(new Duty(kind, grant, person, cause), new TreeSet<>(Set.of(code)), null, false));
    }

    private void put(Owed more) {
        Owed before = owed.get(more.duty());
        if (before == null) {
            owed.put(more.duty(), more);
        } else {
            before.codes().addAll(more.codes());
        }
    }

    /** One decision on telling a person: where any record makes it unsafe, it is unsafe. */
    private List<Owed> unsafeWins() {
        List<Owed> all = new ArrayList<>(owed.values());
        all.removeIf(one -> one.duty().kind() == TaskKind.NOTIFY_SUBJECT
                && owed.containsKey(new Duty(
                        TaskKind.DO_NOT_NOTIFY,
                        one.duty().grant(),
                        one.duty().person(),
                        one.duty().cause())));
        return all;
    }

    /** An alert or a push is by a rule, and the rule is the reason. */
    private boolean isByAPerson() {
        return !look.kind().equals("alert")
                && !look.kind().equals("push")
                && !look.kind().equals("notice");
    }

    private static UUID person(DecisionSubject subject) {
        return UUID.fromString(subject.ref());
    }
}
