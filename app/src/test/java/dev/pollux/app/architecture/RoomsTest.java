package dev.pollux.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Who may enter each room, as its `package-info` says. Adapters never see each other; a library that has a home is not
/// found outside it. A new package needs a line here and in ARCHITECTURE.md.
class RoomsTest {

    private static final String ROOT = "dev.pollux.";

    /// Everything may see the JDK and JSpecify. `model` is the whole core, `.*` the rooms below a room.
    private static final String MAY_ENTER = """
            model.json            | JACKSON
            model.query           | model.json
            model.device          | model.json
            model.twin            | model.json model.query model.device
            model.telemetry       | model.json model.twin
            model.port            | model.json model.query model.device model.twin model.telemetry
            model.protocol        | model.json model.query model.device model.twin model.telemetry model.port

            types                 | model
            policies              | model.json model.twin model.port

            sync.device           | model SLF4J
            sync.journal          | model PEKKO ROCKSDB SLF4J
            sync.twin             | model sync.journal PEKKO SLF4J
            sync.mqtt             | model sync.device HIVEMQ SLF4J

            index                 | model SLF4J
            graph                 | model NEO4J SLF4J
            telemetry             | model QUESTDB SLF4J

            simulation.kernel     | model
            simulation.behaviour  | model simulation.kernel
            simulation.scenario   | model simulation.behaviour YAML
            simulation.fork       | model
            simulation.experiment | model simulation.kernel simulation.behaviour simulation.scenario simulation.fork STATISTICS
            simulation.report     | model simulation.behaviour simulation.experiment simulation.scenario simulation.fork
            simulation            | model simulation.*

            web.http              | model SPRING REACTOR NETTY SLF4J
            web.security          | model web.http JOSE REACTOR SLF4J
            web.health            | model web.http MICROMETER REACTOR
            web.pages             | model web.http SPRING REACTOR
            web.admin             | model web.http REACTOR SLF4J
            web.things            | model web.http policies REACTOR
            web.search            | model web.http web.things REACTOR
            web.live              | model web.http web.things REACTOR SLF4J
            web.commands          | model web.http web.things REACTOR SLF4J
            web.assets            | model web.http web.things web.search web.live REACTOR SLF4J
            web.types             | model web.http types REACTOR
            web.graphql           | model web.http web.things web.search web.live web.commands web.assets SPRING GRAPHQL REACTOR SLF4J
            web                   | model web.* policies SPRING REACTOR SLF4J

            app.settings          | model SPRING
            app.service           | model web.* web simulation policies types sync.twin sync.journal sync.device sync.mqtt index graph telemetry app.settings SPRING PEKKO SLF4J
            app.client            | model.json app.service
            app.demo              | model.json model.twin model.telemetry model.port app.client app.service MQTT-CLIENT SLF4J
            app.doctor            | model.json model.port app.service app.settings app.client sync.journal SPRING
            app.cli               | model.json model.twin app.service app.settings app.doctor app.demo app.client PICOCLI SLF4J
            app                   | app.cli
            """;

    private static final Map<String, String> LIBRARIES = Map.ofEntries(
            Map.entry("JACKSON", "tools.jackson.core.."),
            Map.entry("PEKKO", "org.apache.pekko.. com.typesafe.config.. scala.."),
            Map.entry("ROCKSDB", "org.rocksdb.."),
            Map.entry("HIVEMQ", "com.hivemq.embedded.. com.hivemq.extension.. com.hivemq.configuration.."),
            Map.entry("MQTT-CLIENT", "com.hivemq.client.."),
            Map.entry("NEO4J", "org.neo4j.driver.."),
            Map.entry("QUESTDB", "io.questdb.."),
            Map.entry("YAML", "org.yaml.snakeyaml.."),
            Map.entry("STATISTICS", "org.hipparchus.."),
            Map.entry("SPRING", "org.springframework.."),
            Map.entry("REACTOR", "reactor.. org.reactivestreams.."),
            Map.entry("NETTY", "io.netty.."),
            Map.entry("GRAPHQL", "graphql.. org.dataloader.."),
            Map.entry("JOSE", "com.nimbusds.."),
            Map.entry("MICROMETER", "io.micrometer.."),
            Map.entry("PICOCLI", "picocli.."),
            Map.entry("SLF4J", "org.slf4j.. ch.qos.logback.."));

    private static final Map<String, List<String>> ROOMS = rooms();

    @TestFactory
    Stream<DynamicTest> aRoomIsEnteredOnlyByWhatItNames() {
        return ROOMS.entrySet().stream()
                .map(room -> DynamicTest.dynamicTest(
                        room.getKey(),
                        () -> classes()
                                .that()
                                .resideInAPackage(ROOT + room.getKey())
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(allowed(room.getKey(), room.getValue()))
                                .check(PolluxClasses.ALL)));
    }

    @Test
    void everyRoomHasItsLine() {
        // given
        var found = PolluxClasses.ALL.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()))
                .collect(Collectors.toSet());

        // then
        assertThat(ROOMS.keySet()).containsExactlyInAnyOrderElementsOf(found);
    }

    @Test
    void roomsDoNotStandInACircle() {
        slices().matching("dev.pollux.(**)").should().beFreeOfCycles().check(PolluxClasses.ALL);
    }

    private static Map<String, List<String>> rooms() {
        return MAY_ENTER
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\\|"))
                .collect(Collectors.toMap(
                        halves -> halves[0].trim(),
                        halves -> List.of(halves[1].trim().split(" ")),
                        (_, line) -> {
                            throw new IllegalStateException("a room has two lines, one is " + line);
                        },
                        TreeMap::new));
    }

    private static String[] allowed(String room, List<String> guests) {
        var allowed = new ArrayList<>(List.of("java..", "com.sun.management", "org.jspecify.."));
        allowed.add(ROOT + room);
        for (var guest : guests) {
            if (LIBRARIES.containsKey(guest)) {
                allowed.addAll(List.of(LIBRARIES.get(guest).split(" ")));
            } else {
                allowed.add(ROOT + (guest.equals("model") ? "model.." : guest));
            }
        }
        return allowed.toArray(String[]::new);
    }
}
