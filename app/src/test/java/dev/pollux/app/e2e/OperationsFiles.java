package dev.pollux.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.app.client.ServiceClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The dashboard and the alerts, held against the numbers that a running service publishes.
final class OperationsFiles {

    private static final Path OPS = Path.of("..", "ops");
    private static final Pattern METRIC = Pattern.compile("\\b(pollux|jvm|process|system)_[a-z_]+");
    private static final Pattern PUBLISHED = Pattern.compile("(?m)^[a-z_]+");

    private OperationsFiles() {}

    static void nameOnlyWhatIsPublished(ServiceClient client) throws IOException {
        var published =
                names(PUBLISHED, client.get("/metrics").orFail("metrics").body());
        for (var file : Set.of(OPS.resolve("grafana/pollux.json"), OPS.resolve("prometheus/alerts.yml"))) {
            var named = names(METRIC, Files.readString(file));
            assertThat(named).as(file.toString()).hasSizeGreaterThan(5);
            assertThat(published).as(file.toString()).containsAll(named);
        }
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
