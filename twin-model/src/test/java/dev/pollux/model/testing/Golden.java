package dev.pollux.model.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that hold what crosses a border, to be read by people. `./pollux test --accept` rewrites them.
public final class Golden {

    private static final Path ROOT = Path.of(System.getProperty("pollux.root", ".."));

    private Golden() {}

    /// Asserts that the file, named from the root of the repository, holds exactly the text.
    public static void check(String file, String text) {
        var path = ROOT.resolve(file);
        try {
            if (Boolean.getBoolean("pollux.accept")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, text);
            }
            assertThat(Files.exists(path) ? Files.readString(path) : "")
                    .as("%s is stale: review the change, then run ./pollux test --accept", file)
                    .isEqualTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
