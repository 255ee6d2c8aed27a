package kinbridge.mappings;

import java.util.List;

/** What a mapping makes of one item. */
public sealed interface ItemOutcome {

    /**
     * At least one part was sound.
     *
     * @param statements what the item says; may be empty for an item that is understood and carries
     *     nothing for the hub (a code table row)
     * @param parts what could not be read and waits in quarantine as parts, not counted as items
     * @param warnings codes kept raw, check digits that fail: shown, and no reason to hold anything back
     */
    record Understood(List<Statement> statements, List<Unreadable> parts, List<Warning> warnings)
            implements ItemOutcome {
        public Understood {
            statements = List.copyOf(statements);
            parts = List.copyOf(parts);
            warnings = List.copyOf(warnings);
        }

        public Understood(List<Statement> statements) {
            this(statements, List.of(), List.of());
        }
    }

    /** Nothing of it could be understood: the item goes to quarantine. */
    record NotUnderstood(Unreadable problem) implements ItemOutcome {}
}
