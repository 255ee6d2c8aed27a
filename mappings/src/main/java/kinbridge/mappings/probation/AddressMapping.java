package kinbridge.mappings.probation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.mappings.Category;
import kinbridge.mappings.Fields;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import org.jspecify.annotations.Nullable;

/** Addresses as nDelius and the core person record have them; notes are free text and are not read. */
final class AddressMapping {

    private AddressMapping() {}

    static void map(JsonPart payload, ProbationCase of) {
        JsonPart inner = payload.at("contactDetails").has("addresses") ? payload.at("contactDetails") : payload;
        List<JsonPart> addresses = inner.has("addresses") ? inner.each("addresses") : inner.elements();
        addresses.forEach(address -> address(address, of));
    }

    private static void address(JsonPart address, ProbationCase of) {
        boolean none = address.isTrue("noFixedAbode");
        JsonPart type = address.any("type", "status");
        Fields fields = new Fields()
                .full("address", none ? null : lines(address))
                .summary("town", address.any("town", "postTown").text())
                .summary("noFixedAbode", none ? Boolean.TRUE : null)
                .summary("addressType", type.isObject() ? type.text("description") : type.text());
        JsonPart postcode = address.at("postcode");
        of.findings().postcode(fields, "postcode", postcode.path(), postcode.text());
        String uprn = address.text("uprn");
        if (uprn != null && !uprn.matches("[0-9]{1,12}")) {
            of.findings().warn(address.field("uprn"), "not a UPRN, not used");
            uprn = null;
        }
        fields.full("uprn", uprn);
        if (!none && !fields.map().containsKey("address") && !fields.map().containsKey("postcode")) {
            of.findings().part(address.path(), null, "an address that says nothing", "lines or a postcode");
            return;
        }
        Occurred from = of.when(address, address.has("startDate") ? "startDate" : "from");
        Occurred to = of.when(address, address.has("endDate") ? "endDate" : "to");
        of.statements()
                .record(
                        of.reference("address/" + key(address, from)),
                        RecordType.ADDRESS,
                        Category.ID_ADDRESS,
                        List.of(of.person()),
                        from,
                        to,
                        fields);
    }

    /** nDelius gives an address no id: the day it began and its postcode are its natural key. */
    private static String key(JsonPart address, @Nullable Occurred from) {
        String id = address.text("cprAddressId");
        return id == null ? ProbationCase.opaque(from + " " + address.text("postcode")) : id;
    }

    private static @Nullable String lines(JsonPart address) {
        String number = address.any("addressNumber", "buildingNumber").text();
        String street = address.any("streetName", "thoroughfareName").text();
        String lines = Stream.of(
                        address.text("subBuildingName"),
                        address.text("buildingName"),
                        number == null ? street : number + (street == null ? "" : " " + street),
                        address.any("district", "dependentLocality").text(),
                        address.text("county"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return lines.isEmpty() ? null : lines;
    }
}
