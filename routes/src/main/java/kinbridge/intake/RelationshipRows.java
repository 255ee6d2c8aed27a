package kinbridge.intake;

import kinbridge.mappings.Relationship;

/** Keeps relationships as asserted, identity to identity; the far end may arrive later. */
final class RelationshipRows {

    private RelationshipRows() {}

    static void add(Relationship relationship, Versions.Outcome version, Rows rows) {
        rows.relationship(new Object[] {
            version.version(),
            version.thing(),
            relationship.agency().word(),
            relationship.holder(),
            relationship.category().code(),
            relationship.type().name(),
            relationship.from().system(),
            relationship.from().localId(),
            relationship.to().system(),
            relationship.to().localId(),
            RecordRows.text(relationship.since()),
            RecordRows.day(relationship.since()),
            RecordRows.text(relationship.until()),
            RecordRows.day(relationship.until())
        });
    }
}
