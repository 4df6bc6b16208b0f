package dev.pollux.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.app.service.DataFolder;
import dev.pollux.app.service.RunFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each fault is planted, and must be found by name with a way to mend it.
class DoctorTest {

    private static final Instant NOW = Instant.now();
    private static final Patient.Machine SOUND = new Patient.Machine(25, 16L << 30, 20_000, 100L << 30);
    private static final long NO_PROCESS = 4_194_999;

    @TempDir
    private Path folder;

    @TempDir
    private Path jars;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void aSoundFolder() throws IOException {
        Files.createFile(jars.resolve("neo4j-5.26.30.jar"));
        environment.put("POLLUX_HTTP_PORT", "0");
        environment.put("POLLUX_MQTT_PORT", "0");
        DataFolder.open(folder).close();
    }

    @Test
    void aSoundFolderHasNoFault() {
        // then
        assertThat(examine(SOUND))
                .noneMatch(Finding::isFault)
                .allMatch(finding -> finding.fix().isEmpty());
    }

    @Test
    void anOldJava() {
        assertFault("java", examine(new Patient.Machine(17, 16L << 30, 20_000, 100L << 30)), "JDK 25");
    }

    @Test
    void aFullDisk() {
        assertFault("disk", examine(new Patient.Machine(25, 16L << 30, 20_000, 1 << 20)), "free some space");
    }

    @Test
    void littleMemory() {
        assertWarning("memory", examine(new Patient.Machine(25, 1L << 30, 20_000, 100L << 30)));
    }

    @Test
    void fewOpenFiles() {
        assertWarning("open-files", examine(new Patient.Machine(25, 16L << 30, 256, 100L << 30)));
    }

    @Test
    void aFileWhereTheFolderShouldBe() throws IOException {
        // given
        var file = Files.createFile(folder.resolve("file"));

        // then
        assertFault("folder", Doctor.examine(patient(file, SOUND, Optional.empty())), "--data");
    }

    @Test
    void aNewerFormat() throws IOException {
        // given
        Files.writeString(folder.resolve("format"), "99");

        // then
        assertFault("format", examine(SOUND), "newer Pollux");
    }

    @Test
    void credentialsThatOthersCanRead() throws IOException {
        // given
        var file = Files.createFile(folder.resolve("credentials.json"));
        Files.createDirectory(folder.resolve("journal"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        // then
        assertFault("secrets", examine(SOUND), "chmod 600");
    }

    @Test
    void aKeyThatOthersCanRead() throws IOException {
        // given
        var key = Files.createFile(Files.createDirectory(folder.resolve("keys")).resolve("issuer.jwk.json"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-rw----"));

        // then
        assertFault("secrets", examine(SOUND), "issuer.jwk.json");
    }

    @Test
    void aSettingThatIsNone() throws IOException {
        // given
        Files.writeString(folder.resolve("application.yaml"), "pollux.http.prot: 1");

        // then
        assertFault("settings", examine(SOUND), "configuration.md");
    }

    @Test
    void aBusyPort() throws IOException {
        // given
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            environment.put("POLLUX_MQTT_PORT", String.valueOf(taken.getLocalPort()));

            // then
            assertFault("mqtt-port", examine(SOUND), "--mqtt-port");
        }
    }

    @Test
    void aFolderHeldByAnotherProcess() {
        // given
        try (var held = DataFolder.open(folder)) {
            // then
            assertFault("lock", examine(SOUND), held.at("lock").toString());
        }
    }

    @Test
    void aRunFileWhoseProcessIsGone() {
        // given
        var run = new RunFile("http://127.0.0.1:1", "mqtt://127.0.0.1:2", "t", NO_PROCESS, NOW);

        // then
        assertWarning("run-file", Doctor.examine(patient(folder, SOUND, Optional.of(run))));
    }

    @Test
    void aRunFileThatCannotBeRead() throws IOException {
        // given
        var file = Files.writeString(folder.resolve("run.json"), "{");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        // then
        assertFault("run-file", examine(SOUND), "remove it");
    }

    @Test
    void aClockFarBehindTheData() throws IOException {
        // given
        var file = Files.createFile(
                Files.createDirectory(folder.resolve("journal")).resolve("000001.log"));
        Files.setLastModifiedTime(file, FileTime.from(NOW.plus(Duration.ofDays(2))));

        // then
        assertFault("clock", examine(SOUND), "timedatectl");
    }

    @Test
    void aMissingJournal() throws IOException {
        // given
        var file = Files.createFile(folder.resolve("credentials.json"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        // then
        assertFault("journal", examine(SOUND), "restore a backup");
    }

    @Test
    void missingNeo4jJars() throws IOException {
        // given
        Files.delete(jars.resolve("neo4j-5.26.30.jar"));

        // then
        assertFault("neo4j-jars", examine(SOUND), "graph.enabled=false");
    }

    @Test
    void aGraphHomeThatIsNone() throws IOException {
        // given
        Files.createFile(folder.resolve("graph"));

        // then
        assertFault("graph", examine(SOUND), "remove it");
    }

    private List<Finding> examine(Patient.Machine machine) {
        return Doctor.examine(patient(folder, machine, Optional.empty()));
    }

    private Patient patient(Path data, Patient.Machine machine, Optional<RunFile> run) {
        return new Patient(data, environment, machine, jars, NOW, run, false);
    }

    private static void assertFault(String check, List<Finding> findings, String told) {
        assertThat(findings).filteredOn(Finding::isFault).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo(check);
            assertThat(finding.fix()).isNotEmpty();
            assertThat(finding.line()).contains(told);
        });
    }

    private static void assertWarning(String check, List<Finding> findings) {
        assertThat(findings)
                .filteredOn(finding -> finding.level() != Finding.Level.OK)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.check()).isEqualTo(check);
                    assertThat(finding.fix()).isNotEmpty();
                });
    }
}
