package dev.pollux.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.JsonObject;
import dev.pollux.model.twin.TwinId;
import org.junit.jupiter.api.Test;

class DeviceAddTest {

    @Test
    void theLineToPasteQuotesWhatAShellWouldRead() {
        // given
        var issued = JsonObject.builder()
                .put("mqttUrl", "mqtt://127.0.0.1:1883")
                .put("clientId", "acme:it's")
                .put("username", "acme:it's")
                .put("password", "s3cret")
                .build();

        // when
        var line = DeviceAdd.mosquitto(TwinId.thing("acme:it's").orElseThrow(), issued);

        // then
        assertThat(line)
                .contains("-h 127.0.0.1 -p 1883")
                .contains("-i 'acme:it'\\''s'")
                .contains("-P 's3cret'");
    }

    @Test
    void wildcardsInANameAreEncodedInTheTopicOnly() {
        // given
        var issued = JsonObject.builder()
                .put("mqttUrl", "mqtt://127.0.0.1:1883")
                .put("username", "acme:a+b")
                .build();

        // when
        var line = DeviceAdd.mosquitto(TwinId.thing("acme:a+b").orElseThrow(), issued);

        // then
        assertThat(line).contains("-t 'acme/a%2Bb/telemetry'").contains("-u 'acme:a+b'");
    }
}
