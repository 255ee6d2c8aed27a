package kinbridge.linkage.invented;

/** A name as a record has it. */
record WrittenName(String given, String family) {}
