package dev.pollux.sync.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.TestInfo;

/// One kind of world over many seeds. The first seed that breaks a promise is named by one line, which replays it; a
/// replay leaves the world's trace under `target/world`. `-Dpollux.worlds=N` plays N times as many.
final class Scenario {

    private static final Path TRACES = Path.of("target", "world");

    private final String name;
    private final Stage stage;

    private Scenario(String name, Stage stage) {
        this.name = name;
        this.stage = stage;
    }

    static Scenario of(TestInfo test) {
        return new Scenario(test.getTestMethod().orElseThrow().getName(), Stage.shared());
    }

    void holds(int seeds, Faults faults) {
        var only = Long.getLong("pollux.seed");
        if (only == null) {
            LongStream.rangeClosed(1, seeds * Long.getLong("pollux.worlds", 1))
                    .forEach(seed -> judge(seed, World.play(stage, seed, faults, Mutation.NONE)));
        } else {
            var played = World.play(stage, only, faults, Mutation.NONE);
            keepTrace(only, played);
            judge(only, played);
        }
    }

    private void judge(long seed, World.Played played) {
        if (!played.wrong().isEmpty()) {
            System.out.println("./pollux replay " + seed);
            throw new AssertionError(name + ": " + String.join("; ", played.wrong()));
        }
    }

    private void keepTrace(long seed, World.Played played) {
        try {
            Files.createDirectories(TRACES);
            Files.writeString(TRACES.resolve(name + "-" + seed + ".txt"), played.trace());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
