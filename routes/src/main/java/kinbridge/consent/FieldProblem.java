package kinbridge.consent;

/**
 * Why something was not recorded, in a sentence for whoever tried.
 *
 * @param field the field of the request that it is about; empty where it is about the whole
 */
public record FieldProblem(String field, String words) {}
