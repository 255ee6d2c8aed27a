package kinbridge.subjectaccess;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kinbridge.needtoknow.Circumstances;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.SubjectAccessReview;
import kinbridge.needtoknow.Undecided;
import kinbridge.subjectaccess.AccessReviews.Reading;
import org.springframework.stereotype.Component;

/** Opens one page of items of a request, decided beside unredacted; that it was seen is in the log first. */
@Component
class SideBySideItems {

    private final HeldItems held;
    private final NamesOfOthers names;
    private final OthersAgreements agreements;
    private final ItemWords words;
    private final SubjectAccessReview review;

    SideBySideItems(
            HeldItems held,
            NamesOfOthers names,
            OthersAgreements agreements,
            ItemWords words,
            SubjectAccessReview review) {
        this.held = held;
        this.names = names;
        this.agreements = agreements;
        this.words = words;
        this.review = review;
    }

    /**
     * @param matching all that the reader may see
     * @param why in words, for the log
     */
    Reading read(Requester reader, Request request, List<Item> matching, int page, String why) {
        Paging paging = Paging.of(matching.size(), Paging.READ_ROWS, page);
        List<Item> some = paging.of(matching);
        UUID person = held.person(request);
        List<Undecided> everything = held.about(request);
        Map<UUID, Undecided> things = everything.stream().collect(Collectors.toMap(Undecided::id, Function.identity()));
        List<Undecided> wanted = some.stream()
                .map(item -> things.get(item.answered().thing()))
                .filter(Objects::nonNull)
                .toList();
        Look look = held.look(request, reader, "subject access review", why, null);
        Circumstances circumstances = held.circumstances(request, look, everything);
        SubjectAccessReview.SideBySide opened = review.sideBySide(look, wanted, circumstances);
        Map<UUID, SubjectAccessReview.Side> sides =
                opened.sides().stream().collect(Collectors.toMap(SubjectAccessReview.Side::id, Function.identity()));
        ReadItems reading = new ReadItems(
                new Editing(names.around(request, person, held.asker(request))),
                circumstances,
                names.called(person),
                agreements.inForce(request));
        return new Reading(
                opened.logEntry(),
                request.reference(),
                some.stream()
                        .map(item -> reading.of(
                                item, words.row(item), sides.get(item.answered().thing())))
                        .toList(),
                matching.size(),
                paging.page(),
                paging.pages());
    }
}
