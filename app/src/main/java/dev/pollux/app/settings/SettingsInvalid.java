package dev.pollux.app.settings;

/// Settings that cannot be used. The message names the key, where it was set and what is expected.
public final class SettingsInvalid extends RuntimeException {

    SettingsInvalid(String message) {
        super(message, null, false, false);
    }
}
