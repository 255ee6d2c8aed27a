package kinbridge;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/** What the house is built like, as rules with their reasons; the rules are in the files named here. */
@AnalyzeClasses(packages = "kinbridge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests modules_and_features = ArchTests.in(ModuleRules.class);

    @ArchTest
    static final ArchTests nothing_is_shown_that_was_not_decided = ArchTests.in(DisclosureRules.class);

    @ArchTest
    static final ArchTests how_we_write = ArchTests.in(HouseRules.class);
}
