package dev.pollux.model.protocol;

import dev.pollux.model.twin.TwinId;
import java.util.Optional;

/// A Ditto Protocol topic: `{namespace}/{name}/{group}/{channel}/{criterion}[/{action}]`, for policies without channel.
/// `action` may hold slashes (message subjects) and is empty where the criterion has none (`errors`). The placeholder
/// `_/_` stands for any twin and reads as the id with an empty namespace and the name `_`.
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

    /// Empty when the text is no topic. An empty namespace may be written `_` or be left out.
    public static Optional<Topic> parse(String text) {
        return TopicText.parse(text);
    }

    /// Reads an MQTT topic, in which `%`, `+` and `#` of the name are percent-encoded; otherwise as [#parse].
    public static Optional<Topic> parseMqtt(String text) {
        return TopicText.decoded(text).flatMap(TopicText::parse);
    }

    /// The topic as it stands in an envelope, where Ditto leaves an empty namespace out: `/name/things/…`.
    public String text() {
        return TopicText.print(this);
    }

    /// The topic to publish on with MQTT: as [#text], with an empty namespace written `_`, and `%`, `+` and `#`
    /// percent-encoded.
    public String mqtt() {
        return TopicText.printMqtt(this);
    }

    /// True for `_/_`, which names no twin.
    public boolean isForAny() {
        return id.namespace().isEmpty() && id.name().equals("_");
    }

    public Topic with(Criterion otherCriterion, String otherAction) {
        return new Topic(id, channel, otherCriterion, otherAction);
    }

    /// The topic of the errors for this topic.
    public Topic errors() {
        return with(Criterion.ERRORS, "");
    }

    /// `…/twin/{criterion}/{action}` of a twin, or the same of a policy.
    public static Topic twin(TwinId id, Criterion criterion, String action) {
        var channel = id.kind() == TwinId.Kind.POLICY ? Channel.NONE : Channel.TWIN;
        return new Topic(id, channel, criterion, action);
    }

    /// `…/live/{criterion}/{action}` of a twin.
    public static Topic live(TwinId id, Criterion criterion, String action) {
        return new Topic(id, Channel.LIVE, criterion, action);
    }
}
