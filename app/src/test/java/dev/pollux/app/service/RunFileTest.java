package dev.pollux.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {

    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenIsReadAndOnlyByTheOwner() throws IOException {
        // given
        var run = new RunFile(
                "http://127.0.0.1:1",
                "mqtt://127.0.0.1:2",
                "t0ken",
                ProcessHandle.current().pid(),
                Instant.EPOCH);

        // when
        run.write(folder);

        // then
        assertThat(RunFile.read(folder)).contains(run);
        assertThat(run.isAlive()).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("run.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aMissingOrBrokenFileIsNoService() throws IOException {
        // given
        Files.writeString(folder.resolve("run.json"), "{");

        // then
        assertThat(RunFile.read(folder)).isEmpty();
        assertThat(RunFile.read(folder.resolve("elsewhere"))).isEmpty();
    }
}
