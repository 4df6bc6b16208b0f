package dev.pollux.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pollux.model.json.JsonCodec;
import dev.pollux.types.DtdlReader.Finding;
import dev.pollux.types.DtdlReader.Read;
import dev.pollux.types.TwinType.Element;
import dev.pollux.types.TwinType.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DtdlReaderTest {

    @Test
    void theFactorysModelsAreRead() {
        // when
        var catalogue = TypeCatalogue.load(Path.of(System.getProperty("pollux.root"), "examples/factory/models"));

        // then
        var cooler = catalogue.find("pollux.demo:cooler:1.0.0").orElseThrow();
        assertThat(cooler.displayName()).isEqualTo("Cooler");
        assertThat(cooler.element("temperature"))
                .contains(new Element(Kind.TELEMETRY, "temperature", "double", "degreeCelsius", false));
        assertThat(cooler.element("setpoint").orElseThrow().writable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "dtmi:a:b:Pump;1, a.b:Pump:1.0.0",
        "dtmi:Pump;12, dtmi:Pump:12.0.0",
        "dtmi:a:Pump;1.3, a:Pump:1.3.0",
    })
    void anIdStandsForADefinition(String dtmi, String definition) {
        assertThat(DtdlReader.definition(dtmi)).contains(definition);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        var read = DtdlReader.read(JsonCodec.DEFAULT.parseObject("""
                {"@context": "dtmi:dtdl:context;9", "@id": "pump", "@type": "Telemetry",
                 "contents": [7, {"@type": "Property", "name": "1x"}, {"@type": "Wish", "name": "a"},
                              {"@type": "Property", "name": "b"}, {"@type": "Property", "name": "b"}]}
                """.getBytes(StandardCharsets.UTF_8)));
        assertThat(((Read.Refused) read).findings())
                .extracting(Finding::place)
                .containsExactly(
                        "/@context",
                        "/@type",
                        "/@id",
                        "/contents/0",
                        "/contents/1/name",
                        "/contents/2/@type",
                        "/contents/4/name");
    }

    @Test
    void aBrokenFileIsNamed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("broken.json"), "{\"@type\":");
        assertThatThrownBy(() -> TypeCatalogue.load(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("broken.json");
    }
}
