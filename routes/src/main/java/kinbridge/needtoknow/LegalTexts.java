package kinbridge.needtoknow;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words in which a lawful basis is stated, the purposes that the law prohibits and the groups of
 * agencies that it treats alike: {@code lawful-bases.yaml}. Which words apply when is code: see
 * {@link LawfulBases}.
 */
final class LegalTexts {

    private static final Set<String> PARTS = Set.of(
            "switches",
            "gateways",
            "leavesPart3",
            "article6",
            "article9",
            "article10",
            "noneNeeded",
            "confidence",
            "subjectAccess",
            "prohibitedPurposes",
            "agencyGroups",
            "sources");

    /** Every text that {@link LawfulBases} may use, by its path in the file. */
    private static final List<String> TEXTS = List.of(
            "article6.emergencyVoluntary",
            "article6.emergency",
            "article6.enquiryDuty",
            "article6.voluntary",
            "article6.publicTask",
            "article9.healthOrSocialCare",
            "article9.legalClaims",
            "article9.safeguarding",
            "article10.lawEnforcement",
            "article10.safeguarding",
            "confidence.override",
            "confidence.agreed",
            "subjectAccess.article6",
            "subjectAccess.specialOrCriminal",
            "subjectAccess.gateway",
            "subjectAccess.confidence");

    /** The duty that, once in force, changes gateways and makes the detriment test of 2.4e statutory. */
    private static final String DUTY_TO_DISCLOSE = "s16LA";

    private final Map<String, String> texts = new LinkedHashMap<>();
    /** From which day each duty is in force; those without a date are not there. */
    private final Map<String, LocalDate> switches = new LinkedHashMap<>();

    final Set<String> sources = new LinkedHashSet<>();
    final Map<String, Gateway> gateways = new LinkedHashMap<>();
    final Map<String, String> prohibitedPurposes = new LinkedHashMap<>();
    final Map<String, Set<String>> agencyGroups = new LinkedHashMap<>();

    /** A legal gateway, and what it says once a duty is in force: empty where none changes it. */
    record Gateway(String text, String laterSwitch, String laterText) {}

    private LegalTexts() {}

    static LegalTexts read(YamlPart file, Set<String> agencies) {
        file.knowsOnly(PARTS);
        LegalTexts texts = new LegalTexts();
        file.required("sources").entries().forEach((id, part) -> texts.sources.add(id));
        Map<String, YamlPart> switches = file.required("switches").entries();
        switches.forEach(texts::readSwitch);
        if (!switches.containsKey(DUTY_TO_DISCLOSE)) {
            file.refuse("switches: '" + DUTY_TO_DISCLOSE + "' is missing");
        }
        texts.texts.put("noneNeeded", file.requiredText("noneNeeded"));
        texts.texts.put("leavesPart3", file.requiredText("leavesPart3"));
        TEXTS.forEach(path -> texts.readText(file, path));
        file.required("gateways").entries().forEach((id, part) -> texts.readGateway(id, part, switches.keySet()));
        file.required("prohibitedPurposes").entries().forEach((purpose, why) -> {
            if (Purpose.of(purpose).isPresent()) {
                why.refuse("'" + purpose + "' is a purpose that the hub serves");
            }
            texts.prohibitedPurposes.put(purpose, why.text());
        });
        texts.readGroups(file.required("agencyGroups"), agencies);
        return texts;
    }

    private void readSwitch(String name, YamlPart part) {
        part.knowsOnly(Set.of("inForceFrom", "source"));
        refuseUnknownSource(part.required("source"));
        String date = part.optional("inForceFrom").text();
        if (date.isEmpty()) {
            return;
        }
        try {
            switches.put(name, LocalDate.parse(date));
        } catch (DateTimeParseException e) {
            part.optional("inForceFrom")
                    .refuse("inForceFrom '" + date + "' is not a date, expected one such as 2027-04-01");
        }
    }

    private void readText(YamlPart file, String path) {
        String[] names = path.split("\\.");
        YamlPart part = file.required(names[0]).required(names[1]);
        texts.put(
                path, part.isMapping() ? part.knowsOnly(Set.of("when", "says")).requiredText("says") : part.text());
    }

    private void readGateway(String id, YamlPart part, Set<String> known) {
        part.knowsOnly(Set.of("text", "sources", "onceInForce"));
        part.required("sources").items().forEach(this::refuseUnknownSource);
        String text = part.requiredText("text");
        YamlPart later = part.optional("onceInForce");
        if (later.isEmpty()) {
            gateways.put(id, new Gateway(text, "", text));
            return;
        }
        later.knowsOnly(Set.of("switch", "text"));
        String name = later.requiredText("switch");
        if (!known.contains(name)) {
            later.refuse("'" + name + "' is not one of the switches above");
        }
        gateways.put(id, new Gateway(text, name, later.requiredText("text")));
    }

    private void readGroups(YamlPart groups, Set<String> agencies) {
        groups.knowsOnly(Set.of("nhs", "voluntary", "s47Duty", "part3"));
        for (String group : List.of("nhs", "voluntary", "s47Duty", "part3")) {
            Set<String> members = new LinkedHashSet<>();
            for (YamlPart item : groups.required(group).items()) {
                if (!agencies.contains(item.text())) {
                    item.refuse("'" + item.text() + "' is not an agency in roles.yaml");
                }
                members.add(item.text());
            }
            agencyGroups.put(group, members);
        }
    }

    private void refuseUnknownSource(YamlPart part) {
        if (!sources.contains(part.text())) {
            part.refuse("'" + part.text() + "' is not one of the sources below");
        }
    }

    /** The law as it stands on that day: a switch of a later date has no effect yet. */
    LawInForce on(LocalDate day) {
        Map<String, String> today = new LinkedHashMap<>();
        Map<String, String> leavingPart3 = new LinkedHashMap<>();
        gateways.forEach((id, gateway) -> {
            String text = isInForce(gateway.laterSwitch(), day) ? gateway.laterText() : gateway.text();
            today.put(id, text);
            leavingPart3.put(id, text + "; " + text("leavesPart3"));
        });
        return new LawInForce(today, leavingPart3, isInForce(DUTY_TO_DISCLOSE, day));
    }

    private boolean isInForce(String name, LocalDate day) {
        LocalDate from = switches.get(name);
        return from != null && !day.isBefore(from);
    }

    String text(String path) {
        return texts.getOrDefault(path, "");
    }
}
