package kinbridge.mappings.midwifery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** What Patient and RelatedPerson have in common: names, contacts, addresses. */
final class People {

    private static final String ADDRESS_KEY = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AddressKey";
    private static final List<NameUse> BEST_FIRST = List.of(NameUse.OFFICIAL, NameUse.USUAL, NameUse.NULL);

    private People() {}

    static void names(List<HumanName> names, Fields fields) {
        List<HumanName> best = names.stream()
                .filter(name -> name.hasFamily() || name.hasGiven())
                .sorted(Comparator.comparingInt(People::rank))
                .toList();
        if (best.isEmpty()) {
            return;
        }
        fields.summary(Identity.GIVEN_NAME, given(best.get(0)));
        fields.summary(Identity.FAMILY_NAME, strip(best.get(0).getFamily()));
        List<String> others = best.stream()
                .skip(1)
                .map(name -> (given(name) + " " + (name.hasFamily() ? name.getFamily() : "")).strip())
                .filter(other -> !other.isEmpty())
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            fields.summary(Identity.OTHER_NAMES, others);
        }
    }

    private static int rank(HumanName name) {
        int use = name.getUse() != null ? BEST_FIRST.indexOf(name.getUse()) : BEST_FIRST.size() - 1;
        int ended = name.getPeriod().hasEnd() ? 10 : 0;
        return (use < 0 ? BEST_FIRST.size() : use) + ended;
    }

    private static String given(HumanName name) {
        return name.getGiven().stream()
                .map(part -> part.getValue() == null ? "" : part.getValue().strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    static void dateOfBirth(@Nullable DateType value, Fields fields, Sent sent) {
        Occurred born = sent.when("birthDate", value);
        if (born instanceof Occurred.OnDate day) {
            fields.summary(Identity.DATE_OF_BIRTH, day.date());
        } else if (born != null) {
            sent.findings().warn("birthDate", "not a whole date, not used");
        }
    }

    static void contacts(List<ContactPoint> telecom, Fields fields) {
        fields.full(Identity.PHONE, contact(telecom, Set.of(ContactPointSystem.PHONE, ContactPointSystem.SMS)));
        fields.full(Identity.EMAIL, contact(telecom, Set.of(ContactPointSystem.EMAIL)));
    }

    private static @Nullable String contact(List<ContactPoint> telecom, Set<ContactPointSystem> systems) {
        return telecom.stream()
                .filter(point ->
                        point.getSystem() != null && systems.contains(point.getSystem()) && point.getValue() != null)
                .filter(point -> point.getUse() != ContactPointUse.OLD
                        && !point.getPeriod().hasEnd())
                .min(Comparator.comparingInt(point -> rank(point)))
                .map(point -> point.getValue().strip())
                .orElse(null);
    }

    private static int rank(ContactPoint point) {
        Integer rank = point.getRankElement().getValue();
        return rank == null ? Integer.MAX_VALUE : rank;
    }

    /**
     * Addresses by their use, so that a move supersedes the old one. Where the sender marks the person
     * restricted, as PDS does, every address is protected, and one that was sent before is taken back.
     */
    static void addresses(List<Address> addresses, Subject who, Sent sent) {
        Map<String, Integer> seen = new HashMap<>();
        for (Address address : addresses) {
            if (address.getUse() == AddressUse.BILLING) {
                continue;
            }
            String use = address.getUse() != null ? address.getUse().toCode() : "home";
            int number = seen.merge(use, 1, Integer::sum);
            address(address, "/address/" + use + (number == 1 ? "" : "-" + number), who, sent);
        }
        if (sent.isRestricted()) {
            for (String use : List.of("home", "temp", "work", "old")) {
                if (!seen.containsKey(use)) {
                    sent.remove("/address/" + use, "the sender now restricts this person's address");
                }
            }
        }
    }

    private static void address(Address address, String part, Subject who, Sent sent) {
        Fields fields = new Fields();
        List<String> lines = new ArrayList<>();
        address.getLine().forEach(line -> {
            if (line.getValue() != null && !line.getValue().isBlank()) {
                lines.add(line.getValue().strip());
            }
        });
        fields.full("address", lines.isEmpty() ? strip(address.getText()) : String.join(", ", lines));
        DetailLevel about = sent.isRestricted() ? DetailLevel.FULL : DetailLevel.SUMMARY;
        fields.add("town", strip(address.getCity()), about, null);
        sent.findings().postcode(fields, "postcode", "address.postalCode", address.getPostalCode());
        fields.full("uprn", uprn(address));
        fields.add("use", address.getUse() != null ? address.getUse().toCode() : null, about, null);
        sent.add(
                part,
                RecordType.ADDRESS,
                sent.isRestricted() ? Category.ID_ADDRESS_PROTECTED : Category.ID_ADDRESS,
                List.of(who),
                sent.start("address.period", address.getPeriod()),
                sent.end("address.period", address.getPeriod()),
                fields);
    }

    /** Extension-UKCore-AddressKey with type UPRN: up to 12 digits, kept as text. */
    private static @Nullable String uprn(Address address) {
        return address.getExtensionsByUrl(ADDRESS_KEY).stream()
                .filter(key -> isUprn(value(key, "type")))
                .map(key -> value(key, "value"))
                .map(value -> value == null ? null : value.primitiveValue())
                .filter(value -> value != null && value.matches("[0-9]{1,12}"))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Type value(Extension key, String url) {
        Extension part = key.getExtensionByUrl(url);
        return part == null ? null : part.getValue();
    }

    private static boolean isUprn(@Nullable Type type) {
        return (type instanceof CodeableConcept concept && Terms.has(concept, "UPRN"))
                || (type instanceof Coding coding && "UPRN".equals(coding.getCode()));
    }

    static @Nullable String strip(@Nullable String text) {
        return text == null ? null : text.strip();
    }
}
