/// The one source of settings: `application.yaml` bound to [PolluxSettings], overridden by file, environment and
/// options, with the place each value came from.
///
/// May enter: `twin-model`, Spring Boot's binder. Leaves: [PolluxSettings], [SettingsReader], [Loaded],
/// [SettingsInvalid], [ConfigurationPage]. Start reading at [PolluxSettings].
@NullMarked
package dev.pollux.app.settings;

import org.jspecify.annotations.NullMarked;
