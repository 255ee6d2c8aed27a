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

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Set<String> switchesOn = new LinkedHashSet<>();
    final Set<String> sources = new LinkedHashSet<>();
    final Map<String, String> gateways = new LinkedHashMap<>();
    private final Map<String, String> gatewaysLeavingPart3 = new LinkedHashMap<>();
    final Map<String, String> prohibitedPurposes = new LinkedHashMap<>();
    final Map<String, Set<String>> agencyGroups = new LinkedHashMap<>();

    private LegalTexts() {}

    static LegalTexts read(YamlPart file, Set<String> agencies) {
        file.knowsOnly(PARTS);
        LegalTexts texts = new LegalTexts();
        file.required("sources").entries().forEach((id, part) -> texts.sources.add(id));
        file.required("switches").entries().forEach(texts::readSwitch);
        texts.texts.put("noneNeeded", file.requiredText("noneNeeded"));
        texts.texts.put("leavesPart3", file.requiredText("leavesPart3"));
        TEXTS.forEach(path -> texts.readText(file, path));
        file.required("gateways").entries().forEach(texts::readGateway);
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
            LocalDate.parse(date);
            switchesOn.add(name);
        } catch (DateTimeParseException e) {
            part.refuse("inForceFrom '" + date + "' is not a date, expected one such as 2027-04-01");
        }
    }

    private void readText(YamlPart file, String path) {
        String[] names = path.split("\\.");
        YamlPart part = file.required(names[0]).required(names[1]);
        texts.put(
                path, part.isMapping() ? part.knowsOnly(Set.of("when", "says")).requiredText("says") : part.text());
    }

    private void readGateway(String id, YamlPart part) {
        part.knowsOnly(Set.of("text", "sources", "onceInForce"));
        part.required("sources").items().forEach(this::refuseUnknownSource);
        String text = part.requiredText("text");
        YamlPart later = part.optional("onceInForce");
        if (!later.isEmpty() && switchesOn.contains(later.requiredText("switch"))) {
            text = later.requiredText("text");
        }
        gateways.put(id, text);
        gatewaysLeavingPart3.put(id, text + "; " + text("leavesPart3"));
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

    String gateway(String id) {
        return gateways.getOrDefault(id, "");
    }

    String gatewayLeavingPart3(String id) {
        return gatewaysLeavingPart3.getOrDefault(id, "");
    }

    String text(String path) {
        return texts.getOrDefault(path, "");
    }
}
