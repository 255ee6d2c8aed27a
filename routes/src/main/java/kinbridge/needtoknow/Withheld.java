package kinbridge.needtoknow;

import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;

/** Something of a category that does not hide its existence, withheld by a rule. */
public record Withheld(Agency agency, String holder, Category category, String rule) {}
