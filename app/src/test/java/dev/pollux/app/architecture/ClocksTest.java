package dev.pollux.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What time it is, is said by `app` once, as an `InstantSource`. Durations may be measured anywhere but in the core.
class ClocksTest {

    private static final Set<String> CLOCKS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Instant.now",
            "java.time.InstantSource.system",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now");

    @Test
    void onlyTheAppKnowsWhatTimeItIs() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.pollux.app..")
                .should()
                .accessTargetWhere(describe("a clock of the machine", ClocksTest::isClock))
                .check(PolluxClasses.ALL);
    }

    private static boolean isClock(JavaAccess<? extends AccessTarget> access) {
        var target = access.getTarget();
        return CLOCKS.contains(target.getOwner().getFullName() + "." + target.getName());
    }
}
