package dev.pollux.web.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.types.TypeCatalogue;
import dev.pollux.web.RunningServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypeRoutesTest {

    private static final Path MODELS = Path.of(System.getProperty("pollux.root"), "examples", "factory", "models");

    @Test
    void aTypeIsReadWithTheUnitsOfWhatItMeasures(@TempDir Path keys) {
        // given
        var types = new TypeRoutes(TypeCatalogue.load(MODELS));
        try (var server = new RunningServer(keys, types.routes())) {
            // when
            var found = server.get("/api/pollux/types/pollux.demo:cooler:1.0.0");
            var list = server.get("/api/pollux/types");
            var missing = server.get("/api/pollux/types/pollux.demo:spaceship:1.0.0");
            var stranger = server.get("/api/pollux/types", "authorization", "");

            // then
            assertThat(found.statusCode()).isEqualTo(200);
            assertThat(found.body())
                    .contains("\"displayName\":\"Cooler\"", "\"name\":\"temperature\"", "\"unit\":\"degreeCelsius\"");
            assertThat(list.body()).contains("pollux.demo:cooler:1.0.0");
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(missing.body()).contains("pollux:type.notfound");
            assertThat(stranger.statusCode()).isEqualTo(401);
        }
    }
}
