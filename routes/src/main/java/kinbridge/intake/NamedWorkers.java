package kinbridge.intake;

import java.util.Map;
import kinbridge.mappings.FieldValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which worker an involvement names, so that teams can be proposed before anybody looks. Nothing else of
 * the record comes out of here, and nothing of any other record.
 */
@Component
public class NamedWorkers {

    private final FieldsOf fields;

    NamedWorkers(FieldsOf fields) {
        this.fields = fields;
    }

    /** @param involvement the sealed fields of a record of type {@code WORKER_INVOLVEMENT} */
    public NamedWorker in(byte[] involvement) {
        Map<String, FieldValue> values = fields.version(involvement);
        return new NamedWorker(text(values.get("workerId")), text(values.get("workerEmail")));
    }

    private static @Nullable String text(@Nullable FieldValue value) {
        return value == null ? null : value.text();
    }

    /** A worker by the id and the e-mail address that the agency gives, where it gives them. */
    public record NamedWorker(
            @Nullable String staffId, @Nullable String email) {}
}
