package dev.pollux.app.doctor;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import dev.pollux.app.service.Neo4jJars;
import dev.pollux.app.service.RunFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Runs every check on the machine and the data folder. Nothing is changed; a deep examination reads every checksum.
public final class Doctor {

    private static final List<Check> CHECKS = List.of(
            MachineChecks::java,
            MachineChecks::memory,
            MachineChecks::openFiles,
            MachineChecks::disk,
            FolderChecks::writable,
            FolderChecks::format,
            FolderChecks::secrets,
            FolderChecks::settings,
            RunChecks::runFile,
            RunChecks::lock,
            RunChecks::clock,
            RunChecks::ports,
            RunChecks::health,
            JournalChecks::present,
            JournalChecks::deep,
            GraphChecks::jars,
            GraphChecks::home);

    private Doctor() {}

    public static List<Finding> examine(Path folder, Map<String, String> environment, boolean deep) {
        var patient = new Patient(
                folder.toAbsolutePath().normalize(),
                environment,
                machine(folder),
                Neo4jJars.folder(),
                InstantSource.system().instant(),
                RunFile.read(folder),
                deep);
        return examine(patient);
    }

    static List<Finding> examine(Patient patient) {
        return CHECKS.stream().flatMap(check -> check.look(patient).stream()).toList();
    }

    private static Patient.Machine machine(Path folder) {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long files =
                system instanceof UnixOperatingSystemMXBean unix ? unix.getMaxFileDescriptorCount() : Long.MAX_VALUE;
        return new Patient.Machine(
                Runtime.version().feature(), system.getTotalMemorySize(), files, MachineChecks.freeBytes(folder));
    }
}
