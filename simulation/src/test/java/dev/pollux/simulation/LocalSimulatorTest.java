package dev.pollux.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.Simulator.Report;
import dev.pollux.model.port.Simulator.ScenarioInvalid;
import dev.pollux.model.testing.MemoryJournal;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.RequestKey;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalSimulatorTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Caller PLANNER = new Caller(List.of("pollux:planner"), Cause.Origin.OPERATOR, "c1");

    private final MemoryJournal journal = new MemoryJournal();

    @BeforeEach
    void aLineWithFiveCoolers() {
        put("factory:line-1", "{\"attributes\":{\"name\":\"Line 1\"}}");
        put("factory:line-2", "{\"attributes\":{\"name\":\"Line 2\"}}");
        for (int i = 0; i < 5; i++) {
            put("factory:cooler-" + i, cooler("factory:line-1"));
        }
        put("factory:cooler-elsewhere", cooler("factory:line-2"));
    }

    @Test
    void aWarmerSetpointSavesEnergyAndTheReportSaysHowSurely() throws IOException {
        // when
        var report = run(2, example(), new Everyone());

        // then only line 1 was forked
        assertThat(report.json().object("fork").get("twins")).isEqualTo(Json.of(6));
        // and the difference is clear, and an improvement
        var energy = difference(report, 0);
        assertThat(energy.get("clear")).isEqualTo(Json.of(true));
        assertThat(number(energy, "high")).isNegative();
        assertThat(number(energy, "low")).isLessThan(number(energy, "mean"));
        // and the page says where it comes from
        assertThat(report.html()).contains("Seed", "<dd>42</dd>", "not calibrated", "better");
    }

    @Test
    void theBitsDoNotDependOnTheNumberOfThreads() throws IOException {
        var reference = run(1, example(), new Everyone());
        for (int threads : new int[] {2, 3, 7}) {
            var again = run(threads, example(), new Everyone());
            assertThat(again.json().text()).isEqualTo(reference.json().text());
            assertThat(again.html()).isEqualTo(reference.html());
        }
    }

    @Test
    void anotherSeedGivesOtherFigures() throws IOException {
        var one = run(2, example(), new Everyone());
        var other = run(2, example().replace("seed: 42", "seed: 43"), new Everyone());
        assertThat(other.json().get("measures")).isNotEqualTo(one.json().get("measures"));
        assertThat(other.id()).isNotEqualTo(one.id());
    }

    @Test
    void nothingReachesTheLiveSide() throws IOException {
        // given
        var head = journal.head();
        var before = journal.state(id("factory:cooler-1"));

        // when
        run(2, example(), new Everyone());

        // then
        assertThat(journal.head()).isEqualTo(head);
        assertThat(journal.state(id("factory:cooler-1"))).isEqualTo(before);
    }

    @Test
    void whoMayNotReadATwinCannotForkIt() {
        assertThatThrownBy(() -> run(1, example(), new Nobody()))
                .hasRootCauseInstanceOf(ScenarioInvalid.class)
                .hasMessageContaining("that you may read");
    }

    @Test
    void progressCountsEveryReplicationOnce() throws IOException {
        var seen = new ArrayList<Integer>();
        try (var simulator = simulator(3, new Everyone())) {
            simulator
                    .run(example(), PLANNER, progress -> {
                        synchronized (seen) {
                            seen.add(progress.done());
                        }
                    })
                    .toCompletableFuture()
                    .join();
        }
        assertThat(seen).hasSize(40).contains(1, 40).doesNotHaveDuplicates();
    }

    @Test
    void aScenarioThatATwinRefusesIsToldSo() throws IOException {
        var broken =
                example().replace("set: /features/cooler/properties/setpoint", "set: /features/pump/properties/none");
        assertThatThrownBy(() -> run(1, broken, new Everyone()))
                .hasRootCauseInstanceOf(ScenarioInvalid.class)
                .hasMessageContaining("/features/pump/properties/none");
    }

    private Report run(int threads, String scenario, Gatekeeper gatekeeper) {
        try (var simulator = simulator(threads, gatekeeper)) {
            return simulator
                    .run(scenario, PLANNER, _ -> {})
                    .toCompletableFuture()
                    .join();
        }
    }

    private LocalSimulator simulator(int threads, Gatekeeper gatekeeper) {
        return new LocalSimulator(
                journal, gatekeeper, InstantSource.fixed(NOW), new SimulationSettings(threads, 2, 1000));
    }

    private static JsonObject difference(Report report, int measure) {
        var measures = (JsonArray) JsonPath.parse("/measures/" + measure + "/variants")
                .in(report.json())
                .orElseThrow();
        return ((JsonObject) measures.get(1)).object("difference");
    }

    private static double number(JsonObject object, String key) {
        return ((Json.Dec) object.get(key)).value();
    }

    private static String example() throws IOException {
        var file = Path.of(System.getProperty("pollux.root"), "examples/factory/cooler-setpoint.yaml");
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static String cooler(String parent) {
        return """
                {"attributes":{"relationships":{"partOf":{"target":"%s"}}},
                 "features":{"temperature":{"properties":{"value":22.5}},
                             "cooler":{"properties":{"setpoint":22.0,"energyKwh":10.0}},
                             "motor":{"properties":{"wear":0.2,"load":0.8}}}}""".formatted(parent);
    }

    private void put(String id, String document) {
        var value = JsonCodec.DEFAULT.parse(document);
        var cause = Cause.of("test", "c0", Cause.Origin.OPERATOR);
        var edits = List.<Edit>of(new Edit.Put(JsonPath.ROOT, value, NOW));
        journal.append(id(id), new TwinEvent.Changed(1, NOW, edits, cause, RequestKey.NONE));
    }

    private static TwinId id(String text) {
        return TwinId.thing(text).orElseThrow();
    }

    /// A gatekeeper that opens to all.
    private static class Everyone implements Gatekeeper {
        @Override
        public Access access(Caller caller, TwinId policy) {
            return Access.ALL;
        }

        @Override
        public boolean knows(TwinId policy) {
            return true;
        }

        @Override
        public List<Rejection> check(Twin policyToBe) {
            return List.of();
        }

        @Override
        public void learn(Twin policy) {}
    }

    /// A gatekeeper that opens to nobody.
    private static final class Nobody extends Everyone {
        @Override
        public Access access(Caller caller, TwinId policy) {
            return Access.NONE;
        }
    }
}
