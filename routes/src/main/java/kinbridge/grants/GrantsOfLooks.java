package kinbridge.grants;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import kinbridge.grants.Known.Duty;
import kinbridge.grants.OwedDuties.Owed;
import kinbridge.needtoknow.DecisionLog.Decided;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.Duties;
import kinbridge.needtoknow.Flag;
import kinbridge.needtoknow.Look;
import kinbridge.work.TaskKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The grants and duties of each look: read once, and written only where something is new. */
@Component
class GrantsOfLooks implements Duties {

    private final GrantRows rows;
    private final DutyBook book;
    private final InstantSource clock;

    GrantsOfLooks(GrantRows rows, DutyBook book, InstantSource clock) {
        this.rows = rows;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public OfLook of(Look look) {
        return new OneLook(look, rows.known(look), clock.instant());
    }

    private final class OneLook implements OfLook {

        private final Look look;
        private final Known known;
        private final Instant now;

        OneLook(Look look, Known known, Instant now) {
            this.look = look;
            this.known = known;
            this.now = now;
        }

        @Override
        public boolean isSigned(String group, HarmLevel harm) {
            return known.grants().stream()
                    .anyMatch(grant ->
                            grant.basis() == Basis.SIGNED_FIRST && grant.covers(group, harm, look.harm(), now));
        }

        @Override
        public Function<Decided, @Nullable UUID> owe(List<Decided> decisions) {
            Citations before = new Citations(look, known, now);
            boolean isNothingNew = before.uncovered(decisions).isEmpty()
                    && missing(look, decisions, before, known).isEmpty();
            Citations cited = isNothingNew ? before : new Citations(look, book.write(look, decisions), now);
            return decided -> {
                Grant grant = cited.of(decided);
                return grant == null ? null : grant.id();
            };
        }
    }

    /** The duties that nobody has opened yet. */
    static List<Owed> missing(Look look, List<Decided> decisions, Citations cited, Known known) {
        return OwedDuties.of(look, decisions, cited::of, cited.brokenGlass()).stream()
                .filter(owed -> !isKnown(owed.duty(), known))
                .toList();
    }

    private static boolean isKnown(Duty duty, Known known) {
        // Not to tell covers telling: the one decision on it has been taken, the careful way.
        return known.duties().contains(duty)
                || (duty.kind() == TaskKind.NOTIFY_SUBJECT
                        && known.duties()
                                .contains(new Duty(TaskKind.DO_NOT_NOTIFY, duty.grant(), duty.person(), duty.cause())));
    }

    /** Under which grant each release of a look was made. */
    record Citations(Look look, Known known, Instant now) {

        /** Null where it needed none, or none covers it yet. */
        @Nullable
        Grant of(Decided decided) {
            if (!decided.isReleasedOverride()) {
                return null;
            }
            Grant broken = brokenGlass();
            return broken != null ? broken : covering(decided);
        }

        private @Nullable Grant covering(Decided decided) {
            String group = decided.item().category().group();
            return known.grants().stream()
                    .filter(grant -> grant.basis() != Basis.BROKEN_GLASS)
                    .filter(grant -> grant.covers(group, decided.request().harm(), look.harm(), now))
                    .min(java.util.Comparator.comparing(Grant::basis).thenComparing(Grant::ends))
                    .orElse(null);
        }

        @Nullable
        Grant brokenGlass() {
            return look.flags().contains(Flag.BREAK_GLASS.code())
                    ? known.grants().stream()
                            .filter(grant -> grant.basis() == Basis.BROKEN_GLASS)
                            .findFirst()
                            .orElse(null)
                    : null;
        }

        /** What was released without agreement and has no grant yet; nothing where there is no family. */
        List<Decided> uncovered(List<Decided> decisions) {
            return look.family() == null
                    ? List.of()
                    : decisions.stream()
                            .filter(decided -> decided.isReleasedOverride() && of(decided) == null)
                            .toList();
        }
    }
}
