package dev.pollux.app.doctor;

import dev.pollux.app.settings.SettingsInvalid;
import dev.pollux.app.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What the machine must offer.
final class MachineChecks {

    private static final int JAVA = 25;
    private static final long MEMORY = 2_500_000_000L;
    private static final long FILES = 4_096;
    private static final long FALLBACK_RESERVE = 256L << 20;

    private MachineChecks() {}

    static List<Finding> java(Patient patient) {
        int version = patient.machine().javaVersion();
        return List.of(
                version >= JAVA
                        ? Finding.ok("java", "Java " + version)
                        : Finding.fault(
                                "java",
                                "Java " + version + " runs this, and " + JAVA + " is needed",
                                "install a JDK 25, for example Temurin, or point JAVA_HOME to one"));
    }

    static List<Finding> memory(Patient patient) {
        long memory = patient.machine().memory();
        var detail = "%.1f GB of memory".formatted(memory / 1e9);
        return List.of(
                memory >= MEMORY
                        ? Finding.ok("memory", detail)
                        : Finding.warning(
                                "memory",
                                detail + ", and Pollux with its Neo4j takes about 1.5",
                                "use a larger machine, or start with --set graph.enabled=false"));
    }

    static List<Finding> openFiles(Patient patient) {
        long files = patient.machine().openFiles();
        return List.of(
                files >= FILES
                        ? Finding.ok("open-files", files + " files may be open")
                        : Finding.warning(
                                "open-files",
                                "only " + files + " files may be open, and each device takes one",
                                "run ulimit -n 20000 before starting, or raise LimitNOFILE of the service"));
    }

    static List<Finding> disk(Patient patient) {
        long free = patient.machine().freeDisk();
        long reserve = reserve(patient);
        var detail = "%.1f GB free on the disk of %s".formatted(free / 1e9, patient.folder());
        if (free < reserve) {
            return List.of(Finding.fault(
                    "disk",
                    detail + ", below the reserve: writes are refused with 507",
                    "free some space, or move the data folder to a larger disk"));
        }
        return List.of(
                free < 4 * reserve
                        ? Finding.warning("disk", detail + ", little more than the reserve", "free some space soon")
                        : Finding.ok("disk", detail));
    }

    private static long reserve(Patient patient) {
        try {
            return SettingsReader.read(patient.folder(), Map.of(), patient.environment())
                    .settings()
                    .journal()
                    .reserve()
                    .toBytes();
        } catch (SettingsInvalid _) {
            return FALLBACK_RESERVE;
        }
    }

    /// Free bytes where the folder is, or where it would be made.
    static long freeBytes(Path folder) {
        var at = folder.toAbsolutePath().normalize();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        try {
            return Files.getFileStore(at).getUsableSpace();
        } catch (IOException _) {
            return Long.MAX_VALUE;
        }
    }
}
