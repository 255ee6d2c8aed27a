package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import kinbridge.needtoknow.PolicyComparison;
import kinbridge.needtoknow.SharingTablesRefused;
import kinbridge.needtoknow.TableProblem;
import kinbridge.policy.ChangeRefused;
import kinbridge.policy.FamilyDifferences;
import kinbridge.policy.PolicyChanges;
import kinbridge.policy.PolicyChanges.Proposal;
import kinbridge.policy.PolicyVersions;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A change of the tables: what it would change, and the two people it takes. */
@Controller
class PolicyChangesPage {

    private static final int ROWS_SHOWN = 300;
    private static final int LONGEST_REASON_CHARACTERS = 2000;

    private final ShownPolicy shown;
    private final PolicyChanges changes;
    private final PolicyVersions versions;
    private final FamilyDifferences families;
    private final PeoplesNames names;

    PolicyChangesPage(
            ShownPolicy shown,
            PolicyChanges changes,
            PolicyVersions versions,
            FamilyDifferences families,
            PeoplesNames names) {
        this.shown = shown;
        this.changes = changes;
        this.versions = versions;
        this.families = families;
        this.names = names;
    }

    @GetMapping("/policy/changes")
    String list(Model model) {
        return list(null, List.of(), model);
    }

    private String list(@org.jspecify.annotations.Nullable String problem, List<TableProblem> found, Model model) {
        shown.of("", PolicyPart.CHANGES, model);
        model.addAttribute("problem", problem);
        model.addAttribute("found", found);
        model.addAttribute("proposals", changes.all());
        model.addAttribute("disk", versions.disk());
        model.addAttribute(
                "earlier",
                versions.history().stream()
                        .map(PolicyVersions.InForce::version)
                        .distinct()
                        .skip(1)
                        .toList());
        model.addAttribute("names", names);
        return "console/policy-changes";
    }

    @PostMapping("/policy/changes")
    String propose(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(required = false) @org.jspecify.annotations.Nullable List<MultipartFile> files,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        PolicyUpload upload = PolicyUpload.of(files == null ? List.of() : files);
        if (!upload.problems().isEmpty()) {
            return refused("The files cannot be used", upload.problems(), model, response);
        }
        if (upload.texts().isEmpty()) {
            return refused("Choose at least one of the sharing tables", List.of(), model, response);
        }
        return proposed(
                () -> changes.propose(who.requester(), upload.texts(), reason.strip()), reason, model, response);
    }

    @PostMapping("/policy/changes/disk")
    String proposeDisk(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        return proposed(() -> changes.proposeDisk(who.requester(), reason.strip()), reason, model, response);
    }

    @PostMapping("/policy/changes/earlier")
    String proposeEarlier(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        return proposed(
                () -> changes.proposeVersion(who.requester(), version, reason.strip()), reason, model, response);
    }

    private String proposed(Supplier<UUID> proposing, String reason, Model model, HttpServletResponse response) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON_CHARACTERS) {
            return refused(
                    "Say why the policy should change, in at most " + LONGEST_REASON_CHARACTERS + " characters",
                    List.of(),
                    model,
                    response);
        }
        try {
            return "redirect:/policy/changes/" + proposing.get();
        } catch (SharingTablesRefused refused) {
            return refused("The tables are not sound: nothing was saved", refused.found(), model, response);
        } catch (ChangeRefused refused) {
            return refused(refused.words(), List.of(), model, response);
        }
    }

    private String refused(String problem, List<TableProblem> found, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return list(problem, found, model);
    }

    @GetMapping("/policy/changes/{id}")
    String change(
            @AuthenticationPrincipal SignedIn who, @PathVariable UUID id, Model model, HttpServletResponse response) {
        return change(who, id, null, model, response);
    }

    private String change(
            SignedIn who,
            UUID id,
            @org.jspecify.annotations.Nullable String problem,
            Model model,
            HttpServletResponse response) {
        Proposal proposal = changes.find(id).orElse(null);
        if (proposal == null) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "console/not-found";
        }
        shown.of("", PolicyPart.CHANGES, model);
        List<PolicyComparison.Change> roles = roles(proposal, model);
        FamilyDifferences.Progress progress = families.of(who.requester(), id);
        model.addAttribute("problem", problem);
        model.addAttribute("proposal", proposal);
        model.addAttribute("isOwn", proposal.proposedBy().equals(who.requester().practitionerId()));
        model.addAttribute("files", changes.files(proposal));
        model.addAttribute("roleChanges", roles.stream().limit(ROWS_SHOWN).toList());
        model.addAttribute("roleChangeCount", roles.size());
        model.addAttribute("progress", progress);
        model.addAttribute(
                "familyChanges", progress.changes().stream().limit(ROWS_SHOWN).toList());
        model.addAttribute("names", names);
        return "console/policy-change";
    }

    private List<PolicyComparison.Change> roles(Proposal proposal, Model model) {
        try {
            return changes.roles(proposal);
        } catch (SharingTablesRefused unreadable) {
            model.addAttribute("isUnreadable", true);
            return List.of();
        }
    }

    @PostMapping("/policy/changes/{id}/families")
    String compareFamilies(
            @AuthenticationPrincipal SignedIn who, @PathVariable UUID id, Model model, HttpServletResponse response) {
        return step(() -> families.start(who.requester(), id), who, id, "#families-heading", model, response);
    }

    @PostMapping("/policy/changes/{id}/adopt")
    String adopt(
            @AuthenticationPrincipal SignedIn who, @PathVariable UUID id, Model model, HttpServletResponse response) {
        return step(() -> changes.adopt(who.requester(), id), who, id, "", model, response);
    }

    @PostMapping("/policy/changes/{id}/close")
    String close(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON_CHARACTERS) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return change(who, id, "Say why, in at most " + LONGEST_REASON_CHARACTERS + " characters", model, response);
        }
        return step(() -> changes.close(who.requester(), id, reason.strip()), who, id, "", model, response);
    }

    private String step(
            Runnable taken, SignedIn who, UUID id, String place, Model model, HttpServletResponse response) {
        try {
            taken.run();
            return "redirect:/policy/changes/" + id + place;
        } catch (ChangeRefused refused) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return change(who, id, refused.words(), model, response);
        }
    }
}
