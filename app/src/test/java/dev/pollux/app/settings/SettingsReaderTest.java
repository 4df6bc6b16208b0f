package dev.pollux.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {

    @TempDir
    private Path folder;

    @Test
    void theDefaultsAreValidAndEachIsThere() {
        // when
        var loaded = SettingsReader.read(folder, Map.of(), Map.of());

        // then
        assertThat(loaded.settings().http().port()).isEqualTo(8080);
        assertThat(loaded.values())
                .hasSize(SettingKeys.all().size())
                .allMatch(value -> value.source().equals("default"));
    }

    @Test
    void anOptionWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
        // given
        Files.writeString(folder.resolve("application.yaml"), """
                pollux:
                  http: {port: 1, default-namespace: file}
                  mqtt: {port: 2}
                """);

        // when
        var loaded = SettingsReader.read(
                folder, Map.of("http.port", "7"), Map.of("POLLUX_HTTP_PORT", "8", "POLLUX_MQTT_PORT", "9"));

        // then
        assertThat(loaded.settings().http().port()).isEqualTo(7);
        assertThat(loaded.settings().mqtt().port()).isEqualTo(9);
        assertThat(loaded.settings().http().defaultNamespace()).isEqualTo("file");
        assertThat(source(loaded, "http.port")).isEqualTo("option");
        assertThat(source(loaded, "mqtt.port")).isEqualTo("environment");
        assertThat(source(loaded, "http.default-namespace")).endsWith("application.yaml");
        assertThat(loaded.isChosen("http.port")).isTrue();
        assertThat(loaded.isChosen("http.host")).isFalse();
    }

    @Test
    void aMistypedKeyIsRefusedWithTheNearestOne() throws IOException {
        // given
        Files.writeString(folder.resolve("application.yaml"), "pollux.http.prot: 1");

        // then
        assertThatThrownBy(() -> SettingsReader.read(folder, Map.of(), Map.of()))
                .isInstanceOf(SettingsInvalid.class)
                .hasMessageContaining("pollux.http.prot")
                .hasMessageContaining("pollux.http.port");
    }

    @Test
    void aValueOfTheWrongTypeOrRangeIsRefusedByName() {
        // then
        assertThatThrownBy(() -> SettingsReader.read(folder, Map.of("http.port", "many"), Map.of()))
                .isInstanceOf(SettingsInvalid.class)
                .hasMessageContaining("http.port")
                .hasMessageContaining("many");
        assertThatThrownBy(() -> SettingsReader.read(folder, Map.of("http.port", "70000"), Map.of()))
                .isInstanceOf(SettingsInvalid.class)
                .hasMessageContaining("http.port is 70000");
    }

    @Test
    void aFileThatIsNoYamlIsRefused() throws IOException {
        // given
        Files.writeString(folder.resolve("application.yaml"), "pollux: [");

        // then
        assertThatThrownBy(() -> SettingsReader.read(folder, Map.of(), Map.of()))
                .isInstanceOf(SettingsInvalid.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aSecretIsNeverShown() {
        // when
        var loaded = SettingsReader.read(folder, Map.of("graph.password", "hunter2"), Map.of());

        // then
        assertThat(loaded.settings().graph().password()).isEqualTo("hunter2");
        assertThat(loaded.values().toString()).contains(Loaded.MASK).doesNotContain("hunter2");
    }

    private static String source(Loaded loaded, String key) {
        return loaded.values().stream()
                .filter(value -> value.key().equals(key))
                .findFirst()
                .orElseThrow()
                .source();
    }
}
