package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.consent.FieldProblem;
import kinbridge.consent.Recording;
import kinbridge.linkreview.LinkReviews;
import kinbridge.linkreview.LinkReviews.Answer;
import kinbridge.linkreview.LinkReviews.Listed;
import kinbridge.linkreview.LinkReviews.Review;
import kinbridge.linkreview.LinkReviews.Row;
import kinbridge.linkreview.LinkReviews.Show;
import kinbridge.linkreview.LinkReviews.Side;
import kinbridge.linkreview.LinkReviews.Step;
import kinbridge.mappings.Agency;
import kinbridge.sharinglog.ReasonWords;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may be one person: what speaks for it and against, and the form to decide it. */
@Controller
class LinksPage {

    private static final Set<String> HOME = Set.of("postcode", "uprn");

    private final LinkReviews reviews;
    private final PeoplesNames colleagues;
    private final InstantSource clock;

    LinksPage(LinkReviews reviews, PeoplesNames colleagues, InstantSource clock) {
        this.reviews = reviews;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    @GetMapping("/links")
    String list(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "waiting") String show,
            @RequestParam(defaultValue = "") String family,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        Show which = Arrays.stream(Show.values())
                .filter(each -> word(each).equals(show))
                .findFirst()
                .orElse(Show.WAITING);
        String reference = family.strip().toUpperCase(Locale.UK);
        Listed listed = reviews.list(who.requester(), which, reference, number(page));
        model.addAttribute("listed", listed);
        model.addAttribute("rows", listed.rows().stream().map(this::shown).toList());
        model.addAttribute("show", word(which));
        model.addAttribute("family", reference);
        return "console/links";
    }

    private static String word(Show show) {
        return show.name().toLowerCase(Locale.UK);
    }

    private static int number(String page) {
        return page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 1;
    }

    record ShownRow(Row row, String probability, boolean isLate, String decidedBy) {}

    private ShownRow shown(Row row) {
        Double probability = row.probability();
        Instant decideBy = row.decideBy();
        return new ShownRow(
                row,
                probability == null ? "" : LinkWords.percent(probability),
                decideBy != null && decideBy.isBefore(clock.instant()),
                colleagues.of(row.decidedBy()));
    }

    @GetMapping("/links/{id}")
    String open(
            @AuthenticationPrincipal SignedIn who, @PathVariable UUID id, Model model, HttpServletResponse response) {
        return show(who, id, List.of(), "", "", model, response);
    }

    @PostMapping("/links/{id}")
    String decide(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Optional<Recording> outcome = reviews.decide(who.requester(), id, seen, Answer.of(answer), reason);
        if (outcome.isPresent()
                && outcome.get() instanceof Recording.Refused refused
                && refused.why() == Recording.Why.WRONG) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(who, id, refused.problems(), answer, reason, model, response);
        }
        afterwards.addFlashAttribute(
                "said",
                outcome.flatMap(Outcomes::reference)
                        .map(entry -> "Recorded: " + LinkWords.answer(Answer.of(answer)) + ". Log entry " + entry + ".")
                        .orElse("Nothing was changed: a colleague decided it meanwhile, an agency said something else,"
                                + " or there is no doubt any more. Open it again and look."));
        return "redirect:/links";
    }

    private String show(
            SignedIn who,
            UUID id,
            List<FieldProblem> problems,
            String answer,
            String reason,
            Model model,
            HttpServletResponse response) {
        Review review = reviews.open(who.requester(), id).orElse(null);
        if (review == null) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "console/not-found";
        }
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("review", review);
        model.addAttribute("logReference", review.entry());
        model.addAttribute("probability", LinkWords.percent(review.probability()));
        model.addAttribute("weight", signed(review.weight()));
        model.addAttribute(
                "doubts",
                review.doubts().stream().sorted().map(LinkWords::doubt).toList());
        model.addAttribute("steps", waterfall(review.steps()));
        model.addAttribute("unknown", unknown(review.steps()));
        model.addAttribute("isApartHomeFor", isApartHomeFor(review.steps()));
        model.addAttribute("obstacle", review.obstacle());
        model.addAttribute("ifOne", ifOne(review));
        model.addAttribute("decidedBy", colleagues.of(review.row().decidedBy()));
        model.addAttribute("answer", answer);
        // An overlong one is refused, and not sent back as a whole.
        model.addAttribute("reason", reason.substring(0, Math.min(reason.length(), ReasonWords.MOST_LETTERS)));
        Outcomes.show(problems, model);
        return "console/link";
    }

    /**
     * A bar of the waterfall, in a picture 300 wide.
     *
     * @param x where it begins
     * @param zero where the odds are even
     */
    record ShownStep(
            String field,
            String one,
            String other,
            String level,
            String weight,
            String sum,
            boolean speaksFor,
            double x,
            double width,
            double zero) {}

    private static final double PICTURE = 300;

    private static List<ShownStep> waterfall(List<Step> all) {
        List<Step> steps = all.stream().filter(step -> !isUnknown(step)).toList();
        double least = 0;
        double most = 0;
        double sum = 0;
        for (Step step : steps) {
            sum += step.weight();
            least = Math.min(least, sum);
            most = Math.max(most, sum);
        }
        double scale = PICTURE / Math.max(1, most - least);
        List<ShownStep> shown = new ArrayList<>();
        double before = 0;
        for (Step step : steps) {
            double after = before + step.weight();
            shown.add(new ShownStep(
                    LinkWords.field(step.field()),
                    step.one(),
                    step.other(),
                    LinkWords.level(step.field(), step.level()),
                    signed(step.weight()),
                    signed(after),
                    step.weight() >= 0,
                    (Math.min(before, after) - least) * scale,
                    Math.max(2, Math.abs(step.weight()) * scale),
                    -least * scale));
            before = after;
        }
        return shown;
    }

    private static boolean isUnknown(Step step) {
        return "not known".equals(step.level());
    }

    private static String unknown(List<Step> steps) {
        return steps.stream()
                .filter(LinksPage::isUnknown)
                .map(step -> LinkWords.field(step.field()))
                .collect(Collectors.joining(", "));
    }

    private static boolean isApartHomeFor(List<Step> steps) {
        return steps.stream()
                .anyMatch(step -> HOME.contains(step.field()) && "else".equals(step.level()) && step.weight() > 0);
    }

    private static String signed(double bits) {
        return String.format(Locale.UK, "%+.1f", bits).replace('-', '−');
    }

    /** What it changes, and in which family. */
    private List<String> ifOne(Review review) {
        List<String> words = new ArrayList<>();
        for (String family : review.row().families()) {
            boolean isOfOne = review.one().families().contains(family);
            boolean isOfOther = review.other().families().contains(family);
            if (review.row().state() == LinkReviews.State.JOINED || review.row().state() == LinkReviews.State.SAME) {
                words.add(
                        family + ": they are one member now. As two people, each stays a member only if an agency ties"
                                + " that one to its children, or somebody added that one.");
            } else if (isOfOne && isOfOther) {
                words.add(family + ": both are members already; it has one member fewer then.");
            } else {
                Side known = isOfOne ? review.one() : review.other();
                Side added = isOfOne ? review.other() : review.one();
                words.add(family + ": its member whom " + agencies(known) + " know would be the one whom "
                        + agencies(added)
                        + " know too. What those say is then decided for its team, item by item, as any record is.");
            }
        }
        return words;
    }

    private static String agencies(Side side) {
        return Stream.concat(Stream.of(side.agency()), side.others().stream())
                .distinct()
                .map(Agency::title)
                .collect(Collectors.joining(" and "));
    }
}
