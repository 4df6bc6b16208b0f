package dev.pollux.model;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// The core has no clock, no randomness, no input or output and no threads: all of that comes in through a command or
/// its context.
class PurityTest {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.pollux.model");

    private static final Set<String> CLOCKS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZoneId.systemDefault",
            "java.util.UUID.randomUUID",
            "java.lang.Math.random",
            "java.lang.System.getProperty",
            "java.lang.System.getenv",
            "java.lang.System.identityHashCode");

    @Test
    void theCoreReadsNoClockAndDrawsNoRandomNumbers() {
        noClasses()
                .should()
                .accessTargetWhere(describe("the clock, randomness or the process", PurityTest::asksTheOutside))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .check(CORE);
    }

    private static boolean asksTheOutside(JavaAccess<? extends AccessTarget> access) {
        var target = access.getTarget();
        return CLOCKS.contains(target.getOwner().getFullName() + "." + target.getName());
    }

    /// A path may be named; opening it is for others.
    @Test
    void theCoreDoesNoInputOrOutputAndStartsNoThreads() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.nio.file..",
                                "java.nio.channels..",
                                "java.net..",
                                "java.io..",
                                "java.util.logging..")
                        .and(not(type(Path.class))))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.Executor")
                .check(CORE);
    }

    @Test
    void theCoreStandsOnTheJdkAndOneParserOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "dev.pollux.model..", "tools.jackson.core..", "org.jspecify..")
                .check(CORE);
    }
}
