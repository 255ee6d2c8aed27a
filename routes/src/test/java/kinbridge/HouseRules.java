package kinbridge;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kinbridge.mappings.PncNumber;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import picocli.CommandLine.Command;

/** Habits that keep the house readable and its tests honest. */
final class HouseRules {

    private static final Pattern SLEEP = Pattern.compile("Thread\\s*\\.\\s*sleep\\s*\\(|\\bsleepUninterruptibly\\b");

    private HouseRules() {}

    @ArchTest
    static final ArchRule a_class_is_named_for_what_it_is = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Helpers|Util|Utils)(\\$.*)?")
            .because("such a name says that nobody knew what the class is for");

    @ArchTest
    static final ArchRule a_package_is_named_for_a_feature = noClasses()
            .should()
            .resideInAnyPackage("..service..", "..util..", "..utils..", "..common..", "..impl..", "..dto..")
            .because("packages by layer spread one feature over the whole house");

    @ArchTest
    static final ArchRule every_package_keeps_nulls_out = classes()
            .that()
            .haveSimpleName("package-info")
            .should()
            .beAnnotatedWith(NullMarked.class)
            .because("NullAway checks only what is marked");

    @ArchTest
    static final ArchRule what_a_class_needs_is_in_its_constructor = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .because("a class must be possible to make in a test without a container, and never half made");

    /** {@code PncNumber} asks for the century of a two-digit year, and a test gives it. */
    @ArchTest
    static final ArchRule the_time_is_asked_of_a_clock_that_a_test_can_set = noClasses()
            .that(not(demonstration()).and(not(equivalentTo(PncNumber.class))))
            .should()
            .accessTargetWhere(todayByItself())
            .because("consent, memberships and agreements end on a day, and a test must be able to be that day");

    @ArchTest
    static final ArchRule the_systems_clock_is_taken_only_where_nothing_hands_one_over = noClasses()
            .that(not(startsByItself()))
            .should()
            .accessTargetWhere(systemClock())
            .because("one clock for the whole hub: the application, a command, or what a ServiceLoader makes");

    @ArchTest
    static final ArchRule only_a_command_prints = noClasses()
            .that(not(annotatedWith(Command.class)))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("a command's output is for a person or the next program; everything else logs, by rules"
                    + " that keep people's data out");

    @ArchTest
    static void no_test_sleeps(JavaClasses ofTheMainCode) {
        assertThat(testSources().filter(HouseRules::sleeps).map(Path::getFileName))
                .as("tests that sleep: a sleeping test is slow on a good day and wrong on a bad one; use"
                        + " Awaitility, NotifyBuilder or a fixed clock")
                .isEmpty();
    }

    private static boolean sleeps(Path source) {
        try {
            return SLEEP.matcher(Files.readString(source)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> testSources() {
        Path home = Path.of(System.getProperty("kinbridge.home"));
        List<Path> sources = Stream.of("mappings", "connectors", "routes")
                .map(module -> home.resolve(module).resolve("src/test/java"))
                .flatMap(HouseRules::javaFiles)
                .toList();
        assertThat(sources).as("test sources below " + home).isNotEmpty();
        return sources.stream();
    }

    private static Stream<Path> javaFiles(Path folder) {
        try {
            return Files.walk(folder).filter(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DescribedPredicate<JavaAccess<?>> todayByItself() {
        return describe("asks the machine for the time", access -> {
            JavaClass owner = access.getTargetOwner();
            String name = access.getTarget().getName();
            return (owner.getPackageName().startsWith("java.time") && name.equals("now"))
                    || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
                    || (owner.isEquivalentTo(Date.class)
                            && access.getTarget().getFullName().equals("java.util.Date.<init>()"));
        });
    }

    private static DescribedPredicate<JavaAccess<?>> systemClock() {
        return describe("takes the system's clock", access -> {
            JavaClass owner = access.getTargetOwner();
            return (owner.isEquivalentTo(InstantSource.class) || owner.isEquivalentTo(Clock.class))
                    && access.getTarget().getName().startsWith("system");
        });
    }

    /** Simulators and what only they use: they play agencies of today. */
    private static DescribedPredicate<JavaClass> demonstration() {
        Set<String> ofSimulators = Set.of("SftpServer", "DemoCertificates");
        return resideInAPackage("kinbridge.demo..").or(describe("play an agency", aClass -> {
            String name = outermost(aClass).getSimpleName();
            return name.startsWith("Simulated") || name.endsWith("Simulator") || ofSimulators.contains(name);
        }));
    }

    private static DescribedPredicate<JavaClass> startsByItself() {
        return demonstration().or(annotatedWith(Command.class)).or(describe("are made by nobody of ours", aClass -> {
            String name = outermost(aClass).getSimpleName();
            return name.equals("HubConfiguration") || name.endsWith("Connector") || name.endsWith("Delivery");
        }));
    }

    private static JavaClass outermost(JavaClass aClass) {
        return aClass.getEnclosingClass().map(HouseRules::outermost).orElse(aClass);
    }
}
