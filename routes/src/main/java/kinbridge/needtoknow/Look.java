package kinbridge.needtoknow;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for what: everything about a look that is the same for all its records.
 *
 * @param kind how the log names it: {@code look}, {@code alert}, {@code push}
 * @param family the family, or null for people in no open family
 * @param childInFocus an identity of the child in focus, or null
 * @param harm the level of the child in focus
 * @param flags what holds for the whole look: {@code necessity_recorded}, {@code screening_rule_fired}
 * @param harmSource who said that level, for the log; null where nobody did
 * @param recipient whom it goes to where that is not the requester: an agency, an inbox
 */
public record Look(
        String kind,
        Requester requester,
        TafStatus taf,
        String purpose,
        @Nullable UUID family,
        @Nullable UUID childInFocus,
        HarmLevel harm,
        Set<String> flags,
        Channel channel,
        String reason,
        @Nullable String recipient,
        @Nullable HarmSource harmSource) {

    public Look {
        flags = Set.copyOf(flags);
    }

    public Look(
            String kind,
            Requester requester,
            TafStatus taf,
            String purpose,
            @Nullable UUID family,
            @Nullable UUID childInFocus,
            HarmLevel harm,
            Set<String> flags,
            Channel channel,
            String reason,
            @Nullable String recipient) {
        this(kind, requester, taf, purpose, family, childInFocus, harm, flags, channel, reason, recipient, null);
    }

    /** The same, with who said the harm level. */
    public Look at(@Nullable HarmSource source) {
        return new Look(
                kind, requester, taf, purpose, family, childInFocus, harm, flags, channel, reason, recipient, source);
    }

    /** The question that this look asks about one item. */
    public DecisionRequest request(Undecided item, Circumstances.Situation situation) {
        Set<String> all = new HashSet<>(flags);
        all.addAll(situation.flags());
        return new DecisionRequest(
                requester.role(),
                requester.agency(),
                taf,
                situation.subjects(),
                item.holder(),
                item.category().code(),
                purpose,
                situation.harm(),
                all,
                channel);
    }
}
