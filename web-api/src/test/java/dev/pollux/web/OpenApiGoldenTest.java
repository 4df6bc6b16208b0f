package dev.pollux.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The operations of the API, one a line. `-Dpollux.accept=true` rewrites the file.
class OpenApiGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/operations.txt");

    @Test
    void theApiIsTheOneThatWasReviewed(@TempDir Path keys) throws IOException {
        try (var server = new RunningServer(keys)) {
            // when
            var document = new JsonCodec(new JsonCodec.Limits(32, 1024 * 1024))
                    .parseObject(server.get("/api/2/openapi.json").body().getBytes());

            // then
            var lines = lines(document.object("paths"));
            if (Boolean.getBoolean("pollux.accept")) {
                Files.createDirectories(GOLDEN.getParent());
                Files.write(GOLDEN, lines);
            }
            assertThat(lines).isEqualTo(Files.readAllLines(GOLDEN));
        }
    }

    private static List<String> lines(JsonObject paths) {
        var lines = new ArrayList<String>();
        paths.forEach((path, operations) -> ((JsonObject) operations)
                .forEach((method, operation) -> lines.add(method.toUpperCase() + " " + path + " " + operation.text())));
        return lines;
    }
}
