package kinbridge.mappings.probation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Fields;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.StatementList;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/** Entries of the risk register, from whichever resource: the same entry is the same record. */
final class RegistrationMapping {

    private RegistrationMapping() {}

    static void map(JsonPart payload, ProbationCase of) {
        payload.elements().forEach(entry -> registration(entry, of));
    }

    private static void registration(JsonPart entry, ProbationCase of) {
        String code = entry.text("code");
        if (code == null) {
            of.findings().part(entry.field("code"), null, "a registration without a code", "a code of the register");
            return;
        }
        Occurred from = of.when(entry, "startDate");
        Fields fields = new Fields().summary("reviewDate", of.day(entry, "reviewDate"));
        String reference = of.reference(
                "registration/" + code.toUpperCase(Locale.ROOT) + "/" + (from == null ? "undated" : from.firstDay()));
        if (!add(reference, code, of.person(), from, fields, of.statements())) {
            of.findings().warn(entry.field("code"), "a code of the register that is not known, kept as written");
        }
    }

    /** Makes the record of a registration; false where the code is not known. */
    static boolean add(
            String reference,
            String code,
            Subject person,
            @Nullable Occurred from,
            Fields fields,
            StatementList statements) {
        String upper = code.toUpperCase(Locale.ROOT);
        if (Register.NOT_MAPPED.contains(upper)) {
            return true;
        }
        Optional<Register> entry = Register.of(upper);
        fields.add("register", entry.map(Register::words).orElse(code), DetailLevel.SUMMARY, code);
        statements.record(
                reference,
                RecordType.RISK_REGISTRATION,
                entry.map(Register::category).orElse(Category.CJ_RISK),
                List.of(person.as(entry.map(Register::role).orElse(Subject.Role.SUBJECT))),
                from,
                null,
                fields);
        return entry.isPresent();
    }
}
