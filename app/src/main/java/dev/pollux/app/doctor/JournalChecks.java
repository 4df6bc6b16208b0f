package dev.pollux.app.doctor;

import dev.pollux.app.client.CommandFailed;
import dev.pollux.app.client.ServiceClient;
import dev.pollux.app.service.DataFolder;
import dev.pollux.app.service.StartRefused;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.port.Meters;
import dev.pollux.sync.journal.Journal;
import dev.pollux.sync.journal.JournalSettings;
import dev.pollux.sync.journal.JournalUnusable;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Whether the truth on disk is there and whole.
final class JournalChecks {

    private static final Duration PATIENCE = Duration.ofHours(6);
    private static final String RESTORE =
            "restore the newest backup into a new data folder, and keep this one for a closer look";

    private JournalChecks() {}

    static List<Finding> present(Patient patient) {
        var journal = patient.folder().resolve("journal");
        if (Files.isDirectory(journal)) {
            return List.of(Finding.ok("journal", "there is one"));
        }
        boolean expected = Files.exists(patient.folder().resolve("credentials.json"))
                || Files.exists(patient.folder().resolve("history"));
        return List.of(
                expected
                        ? Finding.fault(
                                "journal",
                                journal + " is missing while other data are there",
                                "put the folder back, or restore a backup into a new data folder")
                        : Finding.ok("journal", "none yet"));
    }

    /// Every checksum, asked of the service that has the journal open, or read here when none does.
    static List<Finding> deep(Patient patient) {
        if (!patient.deep() || !Files.isDirectory(patient.folder().resolve("journal"))) {
            return List.of();
        }
        return patient.isRunning() ? ask(patient) : read(patient);
    }

    private static List<Finding> ask(Patient patient) {
        try {
            var found = ServiceClient.of(patient.folder())
                    .post("/api/pollux/checks", "application/json", "{}", PATIENCE)
                    .orFail("The deep check")
                    .json();
            return findings(found.get("events") instanceof Json.Int(var events) ? events : 0, damage(found));
        } catch (CommandFailed failed) {
            return List.of(
                    Finding.fault("deep", String.valueOf(failed.getMessage()), "look at the log in the data folder"));
        }
    }

    private static List<String> damage(JsonObject found) {
        var damage = new ArrayList<String>();
        if (found.get("damage") instanceof JsonArray sentences) {
            sentences.forEach(sentence -> damage.add(sentence instanceof Json.Text(var text) ? text : sentence.text()));
        }
        return damage;
    }

    private static List<Finding> read(Patient patient) {
        try (var folder = DataFolder.open(patient.folder());
                var journal = Journal.open(folder.at("journal"), JournalSettings.DEFAULT, Meters.NONE)) {
            var found = journal.verify();
            return findings(found.events(), found.damage());
        } catch (JournalUnusable | StartRefused fault) {
            return List.of(Finding.fault("deep", String.valueOf(fault.getMessage()), RESTORE));
        }
    }

    private static List<Finding> findings(long events, List<String> damage) {
        return damage.isEmpty()
                ? List.of(Finding.ok("deep", events + " events read, every checksum holds"))
                : damage.stream()
                        .map(sentence -> Finding.fault("deep", sentence, RESTORE))
                        .toList();
    }
}
