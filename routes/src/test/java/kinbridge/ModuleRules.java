package kinbridge;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import kinbridge.api.Callers;
import kinbridge.console.Permission;
import kinbridge.console.SignedIn;
import kinbridge.familyview.FamilyFacts;
import kinbridge.familyview.FamilyLooks;
import kinbridge.familyview.FamilyPage;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.EntryFinder;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.EntryMetadata;
import kinbridge.sharinglog.LogFilter;
import kinbridge.sharinglog.LogLine;
import kinbridge.sharinglog.LogMetadata;
import kinbridge.sharinglog.LogOrder;
import kinbridge.sharinglog.LogPage;
import kinbridge.sharinglog.LogUnavailable;
import kinbridge.sharinglog.StateChanges;
import kinbridge.sharinglog.Tally;
import org.apache.camel.Exchange;

/** Which part of the house may know which other. */
final class ModuleRules {

    private static final String[] FEATURES = {
        "administrator",
        "intake",
        "intake.push",
        "linkage",
        "linkage.rules",
        "linkage.likeness",
        "linkage.blocking",
        "linkage.model",
        "linkage.clusters",
        "linkage.register",
        "linkage.command",
        "linkage.invented",
        "linkreview",
        "family",
        "consent",
        "needtoknow",
        "familyview",
        "alerts",
        "push",
        "sharinglog",
        "sharinglog.chain",
        "sharinglog.command",
        "siem",
        "subjectaccess",
        "transparency",
        "console",
        "grants",
        "work",
        "oversight",
        "rectification",
        "retention",
        "retraction",
        "policy",
        "api",
        "fhir",
        // what the features stand on
        "calendar",
        "documents",
        "storage",
        "broker",
        "feeds",
        "hiding",
        "origin",
        "demo"
    };

    /** The classes of connectors, beside its routes and connectors, that meet Camel where it asks for a type. */
    private static final Set<String> EDGES =
            Set.of("FileWholeness", "MoveTrouble", "QueueLook", "RememberedFiles", "SftpPollStrategy", "Transports");

    private static final Set<String> CONTROLS =
            Set.of("Failures", "FeedControl", "DeliveryControl", "CamelSettings", "MessageOrigins");

    /** With what is nested in them, which has no name of its own that says so. */
    private static final String OF_THE_LOG = "kinbridge\\.fhir\\.Audit.*";

    private ModuleRules() {}

    @ArchTest
    static final ArchRule mappings_know_only_themselves = classes()
            .that(resideInAPackage("kinbridge.mappings.."))
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackage("kinbridge..").or(resideInAPackage("kinbridge.mappings..")))
            .because("what an agency's words mean does not depend on how they came or where they go");

    @ArchTest
    static final ArchRule mappings_are_plain_java = noClasses()
            .that(resideInAPackage("kinbridge.mappings.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework..", "org.apache.camel.."))
            .because("a mapping is a pure function that anybody can run on a file");

    @ArchTest
    static final ArchRule connectors_know_only_mappings = classes()
            .that(resideInAPackage("kinbridge.connectors.."))
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackage("kinbridge..")
                    .or(resideInAnyPackage("kinbridge.mappings..", "kinbridge.connectors..")))
            .because("how an agency is reached must not depend on what the hub does with what it sends");

    @ArchTest
    static final ArchRule connectors_need_no_spring = noClasses()
            .that(resideInAPackage("kinbridge.connectors.."))
            .should()
            .dependOnClassesThat(resideInAPackage("org.springframework.."))
            .because("a connector and its simulator run in a test, a command or another host as they are");

    @ArchTest
    static final ArchRule one_agency_does_not_know_another_in_mappings = slices().matching("kinbridge.mappings.(*)")
            .should()
            .notDependOnEachOther()
            .because("an agency's slice can be read, changed and removed by itself");

    @ArchTest
    static final ArchRule one_agency_does_not_know_another_in_connectors = slices().matching("kinbridge.connectors.(*)")
            .should()
            .notDependOnEachOther()
            .because("an agency's slice can be read, changed and removed by itself");

    @ArchTest
    static final ArchRule camel_stays_at_the_edge = noClasses()
            .that(not(edges()))
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.camel.."))
            .because("the middle is plain Java: a rule about a child must be readable without knowing a framework");

    @ArchTest
    static final ArchRule an_exchange_stays_in_its_route = noClasses()
            .that(not(named("Route", "Connector").or(named(Set.of("MoveTrouble", "MessageOrigins")))))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Exchange.class)
            .because("who takes an exchange can read and change everything in it; a step takes what it needs");

    @ArchTest
    static final ArchRule features_form_no_cycle = slices().matching("kinbridge.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature that is part of a cycle cannot be understood, tested or replaced by itself");

    /** Whoever does not trust the hub reads this package and no other to know what a check does. */
    @ArchTest
    static final ArchRule a_check_of_the_log_knows_nothing_of_what_wrote_it = classes()
            .that(resideInAPackage("kinbridge.sharinglog.chain"))
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackage("kinbridge..")
                    .or(resideInAnyPackage("kinbridge.sharinglog.chain", "kinbridge.storage")));

    @ArchTest
    static final ArchRule no_feature_knows_the_application = noClasses()
            .that(resideOutsideOfPackage("kinbridge"))
            .should()
            .dependOnClassesThat(resideInAPackage("kinbridge"))
            .because("the application starts the features; a feature that calls back hides what starts what");

    @ArchTest
    static final ArchRule every_class_is_in_a_package_of_the_design = classes()
            .should()
            .resideInAnyPackage(packages())
            .because("packages are named for the features of the design, without layers inside; a new one is a"
                    + " decision, made here");

    @ArchTest
    static final ArchRule the_fhir_interface_shows_only_what_a_look_released = classes()
            .that()
            .resideInAPackage("kinbridge.fhir")
            .and()
            .haveNameNotMatching(OF_THE_LOG)
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackage("kinbridge..")
                    .or(resideInAnyPackage("kinbridge.fhir", "kinbridge.mappings"))
                    .or(belongToAnyOf(
                            FamilyLooks.class,
                            FamilyFacts.class,
                            FamilyPage.class,
                            Callers.class,
                            SignedIn.class,
                            Requester.class,
                            Purpose.class,
                            LogUnavailable.class)))
            .because("a resource is made of one look; never of records, stores or links");

    @ArchTest
    static final ArchRule the_log_goes_out_as_metadata_only = classes()
            .that()
            .resideInAPackage("kinbridge.fhir")
            .and()
            .haveNameMatching(OF_THE_LOG)
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackage("kinbridge..")
                    .or(resideInAPackage("kinbridge.fhir"))
                    .or(belongToAnyOf(
                            EntryFinder.class,
                            EntryKind.class,
                            EntryMetadata.class,
                            LogFilter.class,
                            LogLine.class,
                            LogMetadata.class,
                            LogOrder.class,
                            LogPage.class,
                            StateChanges.class,
                            Tally.class,
                            Permission.class,
                            SignedIn.class,
                            Requester.class,
                            Occurred.class)))
            .because("an AuditEvent is made of what the log says in the open; never of what an entry has sealed");

    private static String[] packages() {
        Stream<String> agencies = Arrays.stream(Agency.values())
                .map(Agency::word)
                .flatMap(agency -> Stream.of("kinbridge.mappings." + agency, "kinbridge.connectors." + agency));
        Stream<String> features = Arrays.stream(FEATURES).map(feature -> "kinbridge." + feature);
        return Stream.of(
                        Stream.of(
                                "kinbridge", "kinbridge.mappings", "kinbridge.mappings.shape", "kinbridge.connectors"),
                        agencies,
                        features)
                .flatMap(names -> names)
                .toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> edges() {
        return named("Route", "Connector", "Simulator").or(named(CONTROLS)).or(named(EDGES));
    }

    private static DescribedPredicate<JavaClass> named(String... endings) {
        return describe(
                "named *" + String.join(" or *", endings),
                aClass -> Arrays.stream(endings)
                        .anyMatch(ending -> outermost(aClass).getSimpleName().endsWith(ending)));
    }

    private static DescribedPredicate<JavaClass> named(Set<String> names) {
        return describe(
                "named one of " + names,
                aClass -> names.contains(outermost(aClass).getSimpleName()));
    }

    private static JavaClass outermost(JavaClass aClass) {
        return aClass.getEnclosingClass().map(ModuleRules::outermost).orElse(aClass);
    }
}
