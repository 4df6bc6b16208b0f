package dev.pollux.app.doctor;

import dev.pollux.app.service.RunFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// All that checks look at, so that tests can plant a fault in each.
record Patient(
        Path folder,
        Map<String, String> environment,
        Machine machine,
        Path neo4jJars,
        Instant now,
        Optional<RunFile> run,
        boolean deep) {

    /// The Java version, the memory of the machine in bytes, the open files this process may have, and the free bytes
    /// of the disk the folder is on.
    record Machine(int javaVersion, long memory, long openFiles, long freeDisk) {}

    boolean isRunning() {
        return run.map(RunFile::isAlive).orElse(false);
    }
}
