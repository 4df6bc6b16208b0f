package dev.pollux.app.settings;

import java.util.stream.Collectors;

/// Writes `docs/reference/configuration.md` from the settings themselves.
public final class ConfigurationPage {

    private static final String HEAD = """
            # Configuration

            <!-- Generated from PolluxSettings; `./pollux test --accept app` writes it anew. -->

            Each setting can be given, strongest first, as an option of `up` and `demo` where there is one
            (`./pollux up --help`), as an environment variable (`pollux.http.port` is `POLLUX_HTTP_PORT`), or in
            `application.yaml` in the data folder. `./pollux doctor --config` prints every value in force and where it
            came from. A key that is not listed here is refused at start.

            """;

    private ConfigurationPage() {}

    public static String markdown() {
        var defaults = SettingsReader.defaults().values().stream()
                .collect(Collectors.toMap(Loaded.Value::key, Loaded.Value::value));
        var page = new StringBuilder(HEAD).append("| key | default | meaning |\n|---|---|---|\n");
        for (var key : SettingKeys.all()) {
            var value = defaults.getOrDefault(key.name(), "");
            page.append("| `pollux.").append(key.name()).append("` | ");
            page.append(value.isEmpty() ? "empty" : "`" + value + "`");
            page.append(" | ").append(key.meaning()).append(" |\n");
        }
        return page.toString();
    }
}
