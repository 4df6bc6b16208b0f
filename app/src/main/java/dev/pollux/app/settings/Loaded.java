package dev.pollux.app.settings;

import java.util.List;

/// Settings in force, and for each where its value came from.
public record Loaded(PolluxSettings settings, List<Value> values) {

    /// Shown in place of a secret.
    public static final String MASK = "******";

    public Loaded {
        values = List.copyOf(values);
    }

    /// One setting: `value` is masked when it is a secret; `source` is `default`, a file, an environment variable or an
    /// option.
    public record Value(String key, String value, String source) {}

    /// True when the operator chose the value rather than the packaged default.
    public boolean isChosen(String key) {
        return values.stream()
                .anyMatch(value -> value.key().equals(key) && !value.source().equals(SettingsReader.DEFAULT));
    }
}
