package dev.pollux.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every `examples/*/README.md` is run as it is written: its `sh` blocks, one after the other, in its folder, by
/// `bash -e`. A missing tool, or a line that begins with `skipped:`, skips it with that message.
class ExamplesTest {

    private static final Path EXAMPLES =
            Path.of("..", "examples").toAbsolutePath().normalize();
    private static final List<String> TOOLS = List.of("bash", "curl", "jq", "mosquitto_pub");
    private static final long LONGEST_SECONDS = 180;

    @TestFactory
    Stream<DynamicTest> aReadmeDoesWhatItSays() throws IOException {
        try (var folders = Files.list(EXAMPLES)) {
            return folders.filter(folder -> Files.exists(folder.resolve("README.md"))).sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> run(folder)));
        }
    }

    private static void run(Path folder) throws IOException, InterruptedException {
        // given
        var script = script(Files.readAllLines(folder.resolve("README.md")));
        for (var tool : TOOLS) {
            assumeTrue(!script.contains(tool) || isInstalled(tool), () -> "skipped: there is no " + tool);
        }

        // when
        var output = Files.createTempFile("example-", ".out");
        var bash = bash(folder, script, output).start();
        boolean ended = bash.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        end(bash);
        var said = Files.readString(output);

        // then
        assertThat(ended).as("ended in time: %s", said).isTrue();
        assertThat(bash.exitValue()).as(said).isZero();
        said.lines().filter(line -> line.startsWith("skipped:")).forEach(line -> assumeTrue(false, line));
    }

    private static ProcessBuilder bash(Path folder, String script, Path output) {
        var builder = new ProcessBuilder("bash", "-e", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        var environment = builder.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("POLLUX_CLASS_PATH", ServiceProcess.classPath());
        environment.put("POLLUX_HTTP_PORT", "0");
        environment.put("POLLUX_MQTT_PORT", "0");
        environment.put("POLLUX_NEO4J_LIB", ServiceProcess.neo4jJars());
        return builder;
    }

    /// What a README that failed half-way left running.
    private static void end(Process bash) {
        bash.descendants().forEach(ProcessHandle::destroy);
        bash.destroy();
    }

    private static String script(List<String> lines) {
        var script = new ArrayList<String>();
        boolean inside = false;
        for (var line : lines) {
            if (line.startsWith("```")) {
                inside = line.equals("```sh");
            } else if (inside) {
                script.add(line);
            }
        }
        return String.join("\n", script);
    }

    private static boolean isInstalled(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
