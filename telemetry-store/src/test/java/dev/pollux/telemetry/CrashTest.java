package dev.pollux.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.port.Meters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {

    @Test
    void afterAKillNothingIsMissingAndNothingIsThereTwice(@TempDir Path folder) throws Exception {
        // given
        var random = new Random(1);

        // when
        for (int kill = 0; kill < 2; kill++) {
            writeAndDie(folder, random.nextInt(100, 700));
        }

        // then
        var plant = new Plant();
        CrashChild.tellAll(plant);
        var settings = CrashChild.small(20_000);
        try (var history = QuestHistory.start(folder, settings, plant.journal(), Meters.NONE, InstantSource.system())) {
            var all = history.reach(plant.journal().head(), Duration.ofSeconds(60));
            assertThat(all.toCompletableFuture().join()).isTrue();
            for (int t = 0; t < CrashChild.TWINS; t++) {
                assertThat(history.count(CrashChild.twin(t), CrashChild.VALUE)).isEqualTo(CrashChild.REPORTS);
            }
        }
    }

    private static void writeAndDie(Path folder, int millis) throws IOException, InterruptedException {
        var child = new ProcessBuilder(command(folder))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            var line = lines.readLine();
            while (line != null && !line.equals("writing")) {
                line = lines.readLine();
            }
            assertThat(line).as("the child writes").isEqualTo("writing");
            child.waitFor(millis, TimeUnit.MILLISECONDS);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static List<String> command(Path folder) {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                CrashChild.class.getName(),
                folder.toString());
    }
}
