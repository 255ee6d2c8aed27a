package kinbridge.oversight;

import kinbridge.oversight.QuestionPages.Kind;

/** What a question can be narrowed by, and under which name that stands in its address. */
enum Parameter {
    FROM("from", "From", "", Kind.DAY),
    TO("to", "To", "", Kind.DAY),
    /** Any one identity stands for all of the person. */
    PERSON("person", "Person, by id", "The id of one of the person's records, as entries show it", Kind.TEXT),
    FAMILY("family", "Family reference", "For example, FAM-7Q2K9", Kind.FAMILY),
    PRACTITIONER("practitioner", "Who", "", Kind.STAFF),
    AGENCY("agency", "Agency of whoever asked", "", Kind.AGENCY),
    HOLDER("holder", "Agency that holds the record", "", Kind.AGENCY),
    AGREEMENT("agreement", "Agreement", "", Kind.TEXT),
    RULE("rule", "Decided by rule", "For example, 2.9", Kind.TEXT),
    CATEGORY("category", "Category", "For example, HE.MH", Kind.TEXT),
    CONDITION("condition", "Condition", "Some of its words: Sch1 para18", Kind.TEXT),
    RECORD("record", "Record, by id", "As entries of the log show it", Kind.TEXT),
    STATE("state", "Only", "", Kind.TEXT);

    private final String word;
    private final String label;
    private final String hint;
    private final Kind kind;

    Parameter(String word, String label, String hint, Kind kind) {
        this.word = word;
        this.label = label;
        this.hint = hint;
        this.kind = kind;
    }

    String word() {
        return word;
    }

    String label() {
        return label;
    }

    String hint() {
        return hint;
    }

    Kind kind() {
        return kind;
    }
}
