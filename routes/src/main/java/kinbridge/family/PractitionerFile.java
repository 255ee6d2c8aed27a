package kinbridge.family;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Practitioners as {@code config/practitioners.yaml} lists them, or nobody where there is no such file:
 * who may be named by feeds and told by alerts. Signing in needs an identity provider besides.
 */
final class PractitionerFile implements Practitioners {

    private static final TypeReference<List<Practitioner>> LIST = new TypeReference<>() {};

    private final List<Practitioner> all;
    private final Map<String, Practitioner> byId;

    private PractitionerFile(List<Practitioner> all) {
        this.all = List.copyOf(all);
        this.byId = all.stream().collect(Collectors.toUnmodifiableMap(Practitioner::id, Function.identity()));
    }

    static Practitioners read(Path file) {
        if (!Files.exists(file)) {
            return new PractitionerFile(List.of());
        }
        try {
            return new PractitionerFile(new ObjectMapper(new YAMLFactory()).readValue(file.toFile(), LIST));
        } catch (IOException wrong) {
            throw new IllegalStateException(
                    file.getFileName() + " cannot be read: expected a list of id, name, role, agency, email, team,"
                            + " deputy, supervisor, duty, staffIds and may"
                            + (wrong.getCause() instanceof IllegalArgumentException mistake
                                    ? "; " + mistake.getMessage()
                                    : ""),
                    wrong);
        }
    }

    @Override
    public List<Practitioner> all() {
        return all;
    }

    @Override
    public Optional<Practitioner> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<Practitioner> byStaffId(String system, String staffId) {
        return all.stream()
                .filter(practitioner -> staffId.equals(practitioner.staffIds().get(system)))
                .findFirst();
    }
}
