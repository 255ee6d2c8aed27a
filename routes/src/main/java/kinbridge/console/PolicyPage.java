package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kinbridge.mappings.Category;
import kinbridge.needtoknow.ConsentRow;
import kinbridge.needtoknow.Profile;
import kinbridge.needtoknow.SharingTables;
import kinbridge.needtoknow.TableSheet;
import kinbridge.policy.PolicyVersions;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The decision tables as they are in force, or were, with the reason of every row. */
@Controller
class PolicyPage {

    private final ShownPolicy shown;
    private final PolicyVersions versions;
    private final PeoplesNames names;

    PolicyPage(ShownPolicy shown, PolicyVersions versions, PeoplesNames names) {
        this.shown = shown;
        this.versions = versions;
        this.names = names;
    }

    @GetMapping("/policy")
    String overview(@RequestParam(defaultValue = "") String version, Model model, HttpServletResponse response) {
        return show(PolicyPart.OVERVIEW, version, "console/policy", model, response, tables -> {
            model.addAttribute("inForce", versions.inForce());
            model.addAttribute("history", versions.history());
            model.addAttribute("disk", versions.disk());
            model.addAttribute("files", SharingTables.fileNames());
            model.addAttribute("names", names);
        });
    }

    @GetMapping("/policy/matrix")
    String matrix(@RequestParam(defaultValue = "") String version, Model model, HttpServletResponse response) {
        return show(PolicyPart.MATRIX, version, "console/policy-matrix", model, response, tables -> {
            model.addAttribute("sheet", TableSheet.of(tables, "matrix.csv"));
            model.addAttribute("profiles", Profile.values());
        });
    }

    /** One row of the matrix, each cell with its reason. */
    @GetMapping("/policy/matrix/{category}")
    String row(
            @PathVariable String category,
            @RequestParam(defaultValue = "") String version,
            Model model,
            HttpServletResponse response) {
        Category known = Category.of(category).orElse(null);
        if (known == null) {
            return notFound(response);
        }
        return show(PolicyPart.MATRIX, version, "console/policy-matrix-row", model, response, tables -> {
            model.addAttribute("category", known);
            model.addAttribute("profiles", Profile.values());
            model.addAttribute(
                    "row",
                    TableSheet.of(tables, "matrix.csv").rows().stream()
                            .filter(row -> row.text("category").equals(category))
                            .findFirst()
                            .orElseThrow());
        });
    }

    @GetMapping("/policy/purposes")
    String purposes(@RequestParam(defaultValue = "") String version, Model model, HttpServletResponse response) {
        return show(PolicyPart.PURPOSES, version, "console/policy-purposes", model, response, tables -> {
            model.addAttribute("purposes", TableSheet.of(tables, "purposes.csv"));
            model.addAttribute("ceilings", TableSheet.of(tables, "purpose-ceilings.csv"));
        });
    }

    @GetMapping("/policy/consent")
    String consent(@RequestParam(defaultValue = "") String version, Model model, HttpServletResponse response) {
        return show(PolicyPart.CONSENT, version, "console/policy-consent", model, response, tables -> {
            model.addAttribute("rows", ConsentRow.all(tables));
            model.addAttribute("limits", TableSheet.of(tables, "time-limits.csv"));
        });
    }

    @GetMapping("/policy/categories")
    String categories(@RequestParam(defaultValue = "") String version, Model model, HttpServletResponse response) {
        return show(
                PolicyPart.CATEGORIES,
                version,
                "console/policy-categories",
                model,
                response,
                tables -> model.addAttribute("sheet", TableSheet.of(tables, "categories.csv")));
    }

    @GetMapping("/policy/roles")
    String roles(@RequestParam(defaultValue = "") String version, Model model, HttpServletResponse response) {
        return show(PolicyPart.ROLES, version, "console/policy-roles", model, response, tables -> {
            model.addAttribute("roles", tables.roles());
            model.addAttribute("profiles", Profile.values());
        });
    }

    /** Any of the files as it is written, with the line numbers that a refusal names. */
    @GetMapping("/policy/files/{file}")
    String file(
            @PathVariable String file,
            @RequestParam(defaultValue = "") String version,
            Model model,
            HttpServletResponse response) {
        if (!SharingTables.fileNames().contains(file)) {
            return notFound(response);
        }
        return show(PolicyPart.OVERVIEW, version, "console/policy-file", model, response, tables -> {
            model.addAttribute("file", file);
            model.addAttribute(
                    "lines", tables.files().getOrDefault(file, "").lines().toList());
        });
    }

    /** All the files of a version, to be put into {@code config/sharing}. */
    @GetMapping("/policy/versions/{version}.zip")
    ResponseEntity<byte[]> export(@PathVariable String version, Model model) {
        return shown.of(version, PolicyPart.OVERVIEW, model)
                .map(tables -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType("application/zip"))
                        .header(
                                "Content-Disposition",
                                "attachment; filename=\"sharing-"
                                        + tables.policyVersion().substring(0, 12) + ".zip\"")
                        .body(zipped(tables)))
                .orElse(ResponseEntity.notFound().build());
    }

    private static byte[] zipped(SharingTables tables) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String file : SharingTables.fileNames()) {
                zip.putNextEntry(new ZipEntry("sharing/" + file));
                zip.write(tables.files().getOrDefault(file, "").getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private String show(
            PolicyPart part,
            String version,
            String template,
            Model model,
            HttpServletResponse response,
            Consumer<SharingTables> fill) {
        return shown.of(version, part, model)
                .map(tables -> {
                    fill.accept(tables);
                    return template;
                })
                .orElseGet(() -> notFound(response));
    }

    private static String notFound(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "console/not-found";
    }
}
