package dev.pollux.app.cli;

import dev.pollux.app.doctor.Doctor;
import dev.pollux.app.settings.Loaded;
import dev.pollux.app.settings.SettingsReader;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Looks for what keeps Pollux from working, and says how to mend it.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check the machine, the data folder and the running parts. Exits with 1 when something is wrong.")
final class DoctorVerb implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--deep", description = "Also read every checksum of the journal; Pollux must be stopped.")
    private boolean deep;

    @Option(names = "--config", description = "Print every setting in force and where its value came from.")
    private boolean config;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Logs.quiet();
        var folder = data.runningFolder();
        if (config) {
            System.out.println(settings(SettingsReader.read(folder, Map.of(), System.getenv())));
            return 0;
        }
        var findings = Doctor.examine(folder, System.getenv(), deep);
        if (json) {
            System.out.println(JsonArray.of(
                            findings.stream().map(finding -> finding.json()).toList())
                    .text());
        } else {
            findings.forEach(finding -> System.out.println(finding.line()));
        }
        return findings.stream().anyMatch(finding -> finding.isFault()) ? 1 : 0;
    }

    private String settings(Loaded loaded) {
        if (json) {
            return JsonArray.of(loaded.values().stream()
                            .map(value -> JsonObject.builder()
                                    .put("key", value.key())
                                    .put("value", value.value())
                                    .put("source", value.source())
                                    .build())
                            .toList())
                    .text();
        }
        var text = new StringBuilder();
        for (var value : loaded.values()) {
            text.append("%-32s %-20s %s%n".formatted(value.key(), value.value(), value.source()));
        }
        return text.toString().stripTrailing();
    }
}
