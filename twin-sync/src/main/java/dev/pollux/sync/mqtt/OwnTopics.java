package dev.pollux.sync.mqtt;

import dev.pollux.model.twin.TwinId;
import java.util.Optional;

/// The topics of one device: everything below `{namespace}/{name}/`, nothing else. In a topic an empty namespace is
/// `_`, and `%`, `+` and `#` in a name are percent-encoded, so that a name is never a wildcard. Immutable.
record OwnTopics(TwinId twin, String prefix) {

    private static final String SHARE = "$share/";

    static OwnTopics of(TwinId twin) {
        var namespace = twin.namespace().isEmpty() ? "_" : twin.namespace();
        return new OwnTopics(twin, namespace + "/" + encode(twin.name()) + "/");
    }

    static String encode(String name) {
        return name.replace("%", "%25").replace("+", "%2B").replace("#", "%23");
    }

    /// What follows the prefix; empty when the topic is not the device's own, or names nothing below it.
    Optional<String> below(String topic) {
        return topic.length() > prefix.length() && topic.startsWith(prefix)
                ? Optional.of(topic.substring(prefix.length()))
                : Optional.empty();
    }

    /// A device may publish to a literal topic of its own.
    boolean mayPublish(String topic) {
        return below(topic).isPresent() && isLiteral(topic);
    }

    /// A device may subscribe below its own prefix, with wildcards only there, shared or not.
    boolean maySubscribe(String filter) {
        return below(unshared(filter)).isPresent();
    }

    /// The filter without its share group.
    static String unshared(String filter) {
        if (!filter.startsWith(SHARE)) {
            return filter;
        }
        int group = filter.indexOf('/', SHARE.length());
        return group <= SHARE.length() ? filter : filter.substring(group + 1);
    }

    private static boolean isLiteral(String topic) {
        return topic.indexOf('+') < 0 && topic.indexOf('#') < 0 && topic.indexOf('\0') < 0;
    }

    /// True when the subscription filter and these levels below the prefix, of which some may be `+`, have a topic in
    /// common.
    boolean reaches(String filter, String levels) {
        var asked = unshared(filter).split("/", -1);
        var wanted = (prefix + levels).split("/", -1);
        for (int i = 0; i < wanted.length; i++) {
            if (i == asked.length) {
                return false;
            }
            if (asked[i].equals("#")) {
                return true;
            }
            boolean fits = asked[i].equals("+") || wanted[i].equals("+") || asked[i].equals(wanted[i]);
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
