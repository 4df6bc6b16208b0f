package dev.pollux.telemetry;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Meters;
import dev.pollux.model.twin.TwinId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/// A process that writes history until it is killed. Its journal is the same in every process.
final class CrashChild {

    static final JsonPath VALUE = JsonPath.parse("/features/temp/properties/value");
    static final int TWINS = 20;
    static final int REPORTS = 1_500;

    private CrashChild() {}

    static TwinId twin(int number) {
        return Plant.thing("p:pump-" + number);
    }

    static void tellAll(Plant plant) {
        for (int t = 0; t < TWINS; t++) {
            plant.put(twin(t).text(), "/", "{}");
        }
        for (int i = 0; i < REPORTS; i++) {
            for (int t = 0; t < TWINS; t++) {
                plant.report(twin(t), VALUE, Integer.toString(i % 10), Plant.START.plusMillis(i));
            }
        }
    }

    public static void main(String[] args) {
        var plant = new Plant();
        var settings = small(500);
        var history =
                QuestHistory.start(Path.of(args[0]), settings, plant.journal(), Meters.NONE, InstantSource.system());
        System.out.println("writing");
        tellAll(plant);
        history.reach(plant.journal().head(), Duration.ofMinutes(1))
                .toCompletableFuture()
                .join();
        System.out.println("done");
    }

    static HistorySettings small(int commitRows) {
        return new HistorySettings(30, 60, 0, commitRows, Duration.ofMillis(20), true, Duration.ofDays(1), 2, 16);
    }
}
