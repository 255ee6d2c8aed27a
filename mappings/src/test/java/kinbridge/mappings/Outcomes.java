package kinbridge.mappings;

import java.util.ArrayList;
import java.util.List;

/** What a mapping makes of a payload written in a test. */
public record Outcomes(List<Statement> statements, List<Unreadable> problems, List<Warning> warnings) {

    public static Outcomes of(FeedMapping mapping, String content) {
        Outcomes outcomes = new Outcomes(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try {
            mapping.split(Payloads.of(content), item -> outcomes.add(mapping.map(item)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (UnreadablePayload e) {
            outcomes.problems.add(new Unreadable("payload", null, null, e.getMessage(), ""));
        }
        return outcomes;
    }

    private void add(ItemOutcome outcome) {
        if (outcome instanceof ItemOutcome.Understood understood) {
            statements.addAll(understood.statements());
            problems.addAll(understood.parts());
            warnings.addAll(understood.warnings());
        } else if (outcome instanceof ItemOutcome.NotUnderstood notUnderstood) {
            problems.add(notUnderstood.problem());
        }
    }

    public List<AgencyRecord> records(RecordType type) {
        return of(AgencyRecord.class).stream()
                .filter(each -> each.type() == type)
                .toList();
    }

    public <S extends Statement> List<S> of(Class<S> kind) {
        return statements.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Everything that could leave the hub, as text. */
    public String said() {
        return statements.stream()
                .map(statement -> StatementJson.write(statement).toString())
                .toList()
                .toString();
    }
}
