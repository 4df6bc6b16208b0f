package dev.pollux.model.protocol;

import dev.pollux.model.protocol.Topic.Channel;
import dev.pollux.model.protocol.Topic.Criterion;
import dev.pollux.model.twin.TwinId;
import dev.pollux.model.twin.TwinId.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How topics are written and read. Texts are at most [#MAX_LENGTH] characters long.
final class TopicText {

    static final int MAX_LENGTH = 1_024;

    private static final String PLACEHOLDER = "_";
    private static final Map<String, Criterion> CRITERIA = Stream.of(Criterion.values())
            .collect(Collectors.toUnmodifiableMap(TopicText::word, criterion -> criterion));
    private static final Set<String> COMMANDS = Set.of("create", "retrieve", "modify", "merge", "delete", "migrate");
    private static final Set<String> EVENTS = Set.of("created", "modified", "merged", "deleted", "migrated");
    private static final Set<String> SEARCH =
            Set.of("subscribe", "request", "cancel", "created", "next", "complete", "failed");
    private static final Set<String> STREAMING =
            Set.of("subscribeForPersistedEvents", "request", "cancel", "created", "next", "complete", "failed");

    private TopicText() {}

    static Optional<Topic> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var start = text.split("/", 4);
        if (start.length < 4) {
            return Optional.empty();
        }
        var namespace = start[0].equals(PLACEHOLDER) ? "" : start[0];
        return switch (start[2]) {
            case "things" ->
                TwinId.parse(Kind.THING, namespace + ":" + start[1]).flatMap(id -> onChannel(id, start[3]));
            case "policies" ->
                TwinId.parse(Kind.POLICY, namespace + ":" + start[1])
                        .flatMap(id -> criterion(id, Channel.NONE, start[3]));
            default -> Optional.empty();
        };
    }

    private static Optional<Topic> onChannel(TwinId id, String rest) {
        if (rest.startsWith("twin/")) {
            return criterion(id, Channel.TWIN, rest.substring("twin/".length()));
        }
        return rest.startsWith("live/")
                ? criterion(id, Channel.LIVE, rest.substring("live/".length()))
                : Optional.empty();
    }

    private static Optional<Topic> criterion(TwinId id, Channel channel, String rest) {
        int slash = rest.indexOf('/');
        var criterion = CRITERIA.get(slash < 0 ? rest : rest.substring(0, slash));
        var action = slash < 0 ? "" : rest.substring(slash + 1);
        if (criterion == null || slash >= 0 && action.isEmpty() || !takes(criterion, action)) {
            return Optional.empty();
        }
        return Optional.of(new Topic(id, channel, criterion, action));
    }

    private static boolean takes(Criterion criterion, String action) {
        return switch (criterion) {
            case COMMANDS -> COMMANDS.contains(action);
            case EVENTS -> EVENTS.contains(action);
            case SEARCH -> SEARCH.contains(action);
            case STREAMING -> STREAMING.contains(action);
            case ERRORS -> action.isEmpty();
            case MESSAGES, ANNOUNCEMENTS -> !action.isEmpty();
            case ACKS -> action.indexOf('/') < 0;
        };
    }

    static String print(Topic topic) {
        return print(topic, topic.isForAny() ? PLACEHOLDER : topic.id().namespace());
    }

    static String printMqtt(Topic topic) {
        var namespace = topic.id().namespace();
        return encoded(print(topic, namespace.isEmpty() ? PLACEHOLDER : namespace));
    }

    private static String print(Topic topic, String namespace) {
        var id = topic.id();
        var text = new StringBuilder(namespace)
                .append('/')
                .append(id.name())
                .append(id.kind() == Kind.POLICY ? "/policies/" : "/things/");
        if (topic.channel() != Channel.NONE) {
            text.append(topic.channel() == Channel.TWIN ? "twin/" : "live/");
        }
        text.append(word(topic.criterion()));
        return topic.action().isEmpty()
                ? text.toString()
                : text.append('/').append(topic.action()).toString();
    }

    private static String word(Criterion criterion) {
        return criterion.name().toLowerCase(Locale.ROOT);
    }

    private static String encoded(String text) {
        return text.replace("%", "%25").replace("+", "%2B").replace("#", "%23");
    }

    /// Empty when a percent sign begins none of the three encoded characters.
    static Optional<String> decoded(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                c = decodedAt(text, i);
                i += 2;
            }
            if (c == 0) {
                return Optional.empty();
            }
            plain.append(c);
        }
        return Optional.of(plain.toString());
    }

    private static char decodedAt(String text, int percent) {
        var code = text.substring(percent, Math.min(percent + 3, text.length())).toUpperCase(Locale.ROOT);
        return switch (code) {
            case "%25" -> '%';
            case "%2B" -> '+';
            case "%23" -> '#';
            default -> 0;
        };
    }
}
