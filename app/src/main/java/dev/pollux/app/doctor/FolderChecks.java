package dev.pollux.app.doctor;

import dev.pollux.app.service.DataFolder;
import dev.pollux.app.service.StartRefused;
import dev.pollux.app.settings.SettingsInvalid;
import dev.pollux.app.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What the data folder must be.
final class FolderChecks {

    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private FolderChecks() {}

    static List<Finding> writable(Patient patient) {
        var folder = patient.folder();
        if (!Files.exists(folder)) {
            return List.of(Finding.ok("folder", folder + " does not exist yet and is made at the first start"));
        }
        if (!Files.isDirectory(folder)) {
            return List.of(Finding.fault("folder", folder + " is no folder", "name another one with --data"));
        }
        return List.of(
                canWrite(folder)
                        ? Finding.ok("folder", folder + " can be written")
                        : Finding.fault(
                                "folder",
                                folder + " cannot be written",
                                "run chown -R $USER " + folder
                                        + ", mount it for writing, or name another with --data"));
    }

    /// Asked of the file system itself: to root, every permission says yes.
    private static boolean canWrite(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, "doctor", ""));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    static List<Finding> format(Patient patient) {
        try {
            int format = DataFolder.format(patient.folder());
            return List.of(
                    format <= DataFolder.FORMAT
                            ? Finding.ok("format", format == 0 ? "no data yet" : "format " + format)
                            : Finding.fault(
                                    "format",
                                    "the data have format " + format + ", and this Pollux knows " + DataFolder.FORMAT,
                                    "run the newer Pollux that wrote them, or restore a backup made by this one"));
        } catch (IOException | StartRefused fault) {
            return List.of(Finding.fault(
                    "format",
                    patient.folder().resolve("format") + " does not hold a format number",
                    "write " + DataFolder.FORMAT + " into it if nothing else was changed, or restore a backup"));
        }
    }

    static List<Finding> secrets(Patient patient) {
        var findings = new ArrayList<Finding>();
        for (var file : secretFiles(patient.folder())) {
            if (isReadableByOthers(file)) {
                findings.add(Finding.fault(
                        "secrets", file + " can be read by others than its owner", "run chmod 600 " + file));
            }
        }
        return findings.isEmpty()
                ? List.of(Finding.ok("secrets", "only the owner can read keys and credentials"))
                : findings;
    }

    private static List<Path> secretFiles(Path folder) {
        var files = new ArrayList<Path>();
        Stream.of("run.json", "credentials.json", "fleet.json")
                .map(folder::resolve)
                .filter(Files::exists)
                .forEach(files::add);
        try (var keys = Files.list(folder.resolve("keys"))) {
            keys.filter(Files::isRegularFile).forEach(files::add);
        } catch (IOException _) {
            // No keys yet.
        }
        return files;
    }

    private static boolean isReadableByOthers(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    static List<Finding> settings(Patient patient) {
        try {
            var loaded = SettingsReader.read(patient.folder(), Map.of(), patient.environment());
            long chosen = loaded.values().stream()
                    .filter(value -> loaded.isChosen(value.key()))
                    .count();
            return List.of(Finding.ok("settings", chosen + " differ from their default"));
        } catch (SettingsInvalid invalid) {
            return List.of(Finding.fault(
                    "settings",
                    String.valueOf(invalid.getMessage()),
                    "correct it; docs/reference/configuration.md lists all"));
        }
    }
}
