package kinbridge.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogFilter;
import org.jspecify.annotations.Nullable;

/** What is asked of the log. Whatever cannot be read is refused: a filter ignored would show more than was asked for. */
record AuditSearch(
        @Nullable EntryKind kind,
        @Nullable UUID family,
        @Nullable String practitioner,
        AuditPeriod period) {

    static final String DATE = "date";
    static final String PRACTITIONER = "altid";
    static final String FAMILY = "entity";
    static final String KIND = "subtype";
    static final String COUNT = "_count";
    static final String AFTER = "after";

    /** In the order in which a link names them. */
    static final List<String> PARAMETERS = List.of(DATE, PRACTITIONER, FAMILY, KIND);

    private static final Set<String> KNOWN = Set.of(DATE, PRACTITIONER, FAMILY, KIND, COUNT, AFTER);
    private static final int MOST = 100;
    private static final int USUAL = 50;

    /** @throws Refusal 400 for a parameter that is not known or given twice; a period has two ends */
    static void check(RequestDetails call) {
        boolean isSearch = call.getId() == null && call.getOperation() == null;
        for (Map.Entry<String, String[]> parameter : call.getParameters().entrySet()) {
            String name = parameter.getKey();
            if (!StrictRequests.OF_EVERY_CALL.contains(name) && !(isSearch && KNOWN.contains(name))) {
                throw Refusal.wrong("A parameter of this call is not known here, so nothing is answered. Known: "
                        + "date, altid, entity, subtype, _count, _format, _pretty.");
            }
            if (parameter.getValue().length > (name.equals(DATE) ? 2 : 1)) {
                throw Refusal.wrong("Each parameter is given once, 'date' at most twice.");
            }
        }
    }

    static AuditSearch of(
            @Nullable DateAndListParam date,
            @Nullable TokenParam practitioner,
            @Nullable ReferenceParam family,
            @Nullable TokenParam kind) {
        return new AuditSearch(
                kind == null ? null : kind(plain(kind, Codes.ENTRY_KIND)),
                family == null ? null : family(family),
                practitioner == null ? null : plain(practitioner, Codes.PRACTITIONER),
                AuditPeriod.of(date));
    }

    private static EntryKind kind(String code) {
        return Arrays.stream(EntryKind.values())
                .filter(kind -> kind.name().equals(code))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.wrong("'subtype' is none that there is: give the code of one, such as LOOK."));
    }

    private static UUID family(ReferenceParam family) {
        String type = family.getResourceType();
        try {
            if (type == null || type.equals("Group")) {
                return UUID.fromString(String.valueOf(family.getIdPart()));
            }
        } catch (IllegalArgumentException noId) {
            // said below
        }
        throw Refusal.wrong("'entity' is the family: Group/ and its id.");
    }

    private static String plain(TokenParam token, String system) {
        String value = token.getValue();
        boolean isOurs = token.getSystem() == null || token.getSystem().equals(system);
        if (!isOurs || value == null || value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.wrong("'altid' is the id of a practitioner, and 'subtype' the kind of an entry.");
        }
        return value;
    }

    static int count(RequestDetails call) {
        String asked = parameter(call, COUNT);
        if (asked == null) {
            return USUAL;
        }
        if (!asked.matches("[1-9][0-9]{0,8}")) {
            throw Refusal.wrong("'_count' is how many at most: a number from 1.");
        }
        return Math.min(Integer.parseInt(asked), MOST);
    }

    static @Nullable String after(RequestDetails call) {
        return parameter(call, AFTER);
    }

    private static @Nullable String parameter(RequestDetails call, String name) {
        String[] values = call.getParameters().get(name);
        return values == null ? null : values[0];
    }

    LogFilter filter() {
        return new LogFilter(
                kind,
                family,
                practitioner,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                period.from(),
                period.to(),
                null,
                null,
                null);
    }

    /** For the log, which keeps it sealed. */
    String inWords() {
        String words = (kind == null ? "" : "; kind " + kind)
                + (family == null ? "" : "; family " + family)
                + (practitioner == null ? "" : "; practitioner " + practitioner)
                + (period.from() == null ? "" : "; from " + period.from())
                + (period.to() == null ? "" : "; before " + period.to());
        return words.isEmpty() ? "everything" : words.substring(2);
    }
}
