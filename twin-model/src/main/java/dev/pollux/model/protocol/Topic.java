package dev.pollux.model.protocol;

import dev.pollux.model.twin.TwinId;
import java.util.Optional;

/// A Ditto Protocol topic: `{namespace}/{name}/{group}/{channel}/{criterion}[/{action}]`, for policies without channel.
/// `action` may hold slashes (message subjects) and is empty where the criterion has none (`errors`).
public record Topic(TwinId id, Channel channel, Criterion criterion, String action) {

    public enum Channel {
        TWIN,
        LIVE,
        NONE
    }

    public enum Criterion {
        COMMANDS,
        EVENTS,
        SEARCH,
        MESSAGES,
        ERRORS,
        ACKS,
        ANNOUNCEMENTS,
        STREAMING
    }

    /// Empty when the text is no topic. An empty namespace is written `_`.
    public static Optional<Topic> parse(String text) {
        throw new UnsupportedOperationException(text);
    }

    public String text() {
        throw new UnsupportedOperationException();
    }
}
