package dev.pollux.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Neo4jProcessTest {

    private static final Neo4jSettings SETTINGS = new Neo4jSettings(
            256,
            32,
            Duration.ofMinutes(2),
            16,
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            1,
            Duration.ofMinutes(1));

    @TempDir
    Path folder;

    @BeforeAll
    static void jars() {
        Neo4jServer.assumeJars();
    }

    @Test
    void itEndsWithTheProcessThatStartedItAndLeavesAFolderThatOpensAgain() throws Exception {
        // given: another process starts it
        var home = folder.resolve("graph");
        var parent = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        OrphanParent.class.getName(),
                        Neo4jServer.JARS.toString(),
                        home.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("parent.log").toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> pidOf(home) > 0);
        var neo4j = ProcessHandle.of(pidOf(home)).orElseThrow();
        assertThatThrownBy(() -> Neo4jProcess.start(Neo4jServer.JARS, home, SETTINGS))
                .isInstanceOf(Neo4jFailure.class)
                .hasMessageContaining("in use by process " + parent.pid());

        // when
        parent.destroyForcibly().waitFor();

        // then
        neo4j.onExit().get(20, TimeUnit.SECONDS);
        try (var again = Neo4jProcess.start(Neo4jServer.JARS, home, SETTINGS)) {
            again.ready().toCompletableFuture().get(60, TimeUnit.SECONDS);
            assertThat(again.health().up()).isTrue();
        }
    }

    @Test
    void aFolderOfSomebodyElseIsRefused() throws IOException {
        // given
        Files.writeString(folder.resolve("notes.txt"), "mine");

        // then
        assertThatThrownBy(() -> Neo4jProcess.start(Neo4jServer.JARS, folder, SETTINGS))
                .isInstanceOf(Neo4jFailure.class)
                .hasMessageContaining("files that Pollux did not make");
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void aLostPasswordIsSaidAndThePasswordIsPrivate() throws IOException {
        // given
        var home = Neo4jHome.open(folder.resolve("graph"));
        var file = home.folder().resolve("password");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));

        // when
        Files.createDirectories(home.folder().resolve("data").resolve("databases"));
        Files.delete(file);

        // then
        assertThatThrownBy(() -> Neo4jHome.open(home.folder())).hasMessageContaining("lost its password file");
    }

    @Test
    void aServerThatNeverStartsIsGivenUpWithASentence() throws Exception {
        // given: no server among the jars
        var jars = Files.createDirectory(folder.resolve("jars"));

        // when
        try (var neo4j = Neo4jProcess.start(jars, folder.resolve("graph"), SETTINGS)) {
            // then
            assertThatThrownBy(() -> neo4j.ready().toCompletableFuture().get(60, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(Neo4jFailure.class)
                    .hasMessageContaining("2 times in a row")
                    .hasMessageContaining("rebuilt from the journal");
            assertThat(neo4j.health().up()).isFalse();
        }
    }

    @Test
    void missingJarsAreSaid() {
        assertThatThrownBy(() -> Neo4jProcess.start(folder.resolve("none"), folder.resolve("graph"), SETTINGS))
                .hasMessageContaining("Neo4j's jars are not in");
    }

    private static long pidOf(Path home) throws IOException {
        var file = home.resolve("pollux-neo4j.pid");
        var text = Files.exists(file) ? Files.readString(file) : "";
        return text.lines().count() == 2 ? Long.parseLong(text.substring(0, text.indexOf(' '))) : 0;
    }
}
