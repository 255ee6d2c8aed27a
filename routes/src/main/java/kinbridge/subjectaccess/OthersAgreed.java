package kinbridge.subjectaccess;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.Undecided;

/**
 * Of one request: which other people agreed to which version of which item being given (Data Protection Act 2018,
 * Schedule 2, paragraph 16). A version that came later they have not agreed to.
 */
record OthersAgreed(List<Agreement> agreements) {

    static final OthersAgreed NOBODY = new OthersAgreed(List.of());

    OthersAgreed {
        agreements = List.copyOf(agreements);
    }

    /**
     * @param identity of the other person, as the item names them
     * @param who said so, and {@code how}, in words
     */
    record Agreement(
            UUID id,
            UUID version,
            UUID identity,
            AgreedBy by,
            LocalDate day,
            String who,
            String how,
            String recordedBy) {}

    Optional<Agreement> of(UUID version, UUID identity) {
        return agreements.stream()
                .filter(one -> one.version().equals(version) && one.identity().equals(identity))
                .findFirst();
    }

    /**
     * What this person is taken to have said of this item: nothing, unless all that the item names of them agreed.
     *
     * @param isTheirs whether an identity is one of this person's
     */
    Map<String, ConsentState> given(Undecided item, DecisionSubject other, Predicate<UUID> isTheirs) {
        List<Optional<Agreement>> said = item.subjects().stream()
                .map(Undecided.About::identity)
                .filter(isTheirs)
                .map(identity -> of(item.version(), identity))
                .toList();
        if (said.isEmpty() || said.stream().anyMatch(Optional::isEmpty)) {
            return Map.of();
        }
        AgreedBy by = said.get(0).orElseThrow().by();
        boolean isOne = said.stream().allMatch(one -> one.orElseThrow().by() == by);
        // Which parent it was the hub does not know: it may be the one who harmed the child.
        boolean isUnsafe = by == AgreedBy.PARENT && !other.perpetratorPr().isEmpty();
        return isOne && !isUnsafe ? by.given() : Map.of();
    }
}
