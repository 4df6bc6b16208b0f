package dev.pollux.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pollux.model.port.Simulator.ScenarioInvalid;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {

    private static final String GOOD = """
            scenario: test
            fork: {below: "a:b"}
            horizon: 2h
            behaviours: [{behaviour: motor-wear, where: exists(features/motor)}]
            vary:
              base: []
              other: [{set: /attributes/x, to: 1}]
            measure:
              wear: {path: /features/motor/properties/wear}
            """;

    private final ScenarioReader reader = new ScenarioReader(Instant.parse("2026-03-01T10:00:00Z"));

    @Test
    void whatIsNotSaidHasADefault() {
        var scenario = reader.read(GOOD);
        assertThat(scenario.start()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(scenario.horizon()).isEqualTo(Duration.ofHours(2));
        assertThat(scenario.replications()).isEqualTo(20);
        assertThat(scenario.confidence()).isEqualTo(0.95);
        assertThat(scenario.variants()).extracting(Scenario.Variant::name).containsExactly("base", "other");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            horizon: 2h                 | horizon: 400d                  | horizon must be a duration up to 366d
            horizon: 2h                 | horizon: 2h\\nreplications: 1  | replications must be a whole number from 2
            horizon: 2h                 | horizon: 2h\\nhorizon: 3h      | duplicate key horizon
            horizon: 2h                 | horizon: 2h\\nrepetitions: 5   | repetitions is not known here
            horizon: 2h                 | horizon: 2h\\nconfidence: 2    | confidence must lie between
            horizon: 2h                 | horizon: 2h\\nstart: yesterday | start must be an instant
            "a:b"                       | "nocolon"                      | fork/below must be the id of a thing
            motor-wear                  | flux-capacitor                 | unknown behaviour 'flux-capacitor'
            exists(features/motor)      | exists(features/motor          | is no RQL at character
            to: 1                       | to: 1, by: 2                   | needs either 'to' or 'by'
            set: /attributes/x          | set: /                         | must lead into attributes or features
            base: []                    | base: 7                        | base must be a list
            wear: {path: /features/motor/properties/wear} | wear: {path: /a/b, take: median} | take must be last
            """)
    void whatIsWrongIsToldWithItsPlace(String good, String bad, String complaint) {
        var scenario = GOOD.replace(good.strip(), bad.strip().replace("\\n", "\n"));
        assertThatThrownBy(() -> reader.read(scenario))
                .isInstanceOf(ScenarioInvalid.class)
                .hasMessageContaining(complaint.strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''
            [1, 2]
            {{{
            !!javax.script.ScriptEngineManager []
            """)
    void whatIsNoMappingIsRefused(String text) {
        assertThatThrownBy(() -> reader.read(text)).isInstanceOf(ScenarioInvalid.class);
    }

    @Test
    void anAliasBombIsRefused() {
        var bomb = new StringBuilder("a0: &a0 [1,1,1,1,1,1,1,1,1,1]\n");
        for (int i = 1; i < 20; i++) {
            var last = "*a" + (i - 1) + ",";
            bomb.append("a%d: &a%d [%s]%n".formatted(i, i, last.repeat(10)));
        }
        assertThatThrownBy(() -> reader.read(bomb.toString())).isInstanceOf(ScenarioInvalid.class);
    }
}
