package dev.pollux.model.protocol;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.TwinId.Kind;

/// The names Eclipse Ditto gives to commands and events, derived from kind, path and action: `modifyAttribute`,
/// `featurePropertyModified`. For metrics, logs and `type` words; the algebra itself needs none of them.
public final class DittoNames {

    private DittoNames() {}

    /// True when something can stand at the path of such a document.
    public static boolean isResource(Kind kind, JsonPath path) {
        return DittoResource.at(kind, path).isPresent();
    }

    /// The type of the command, such as `things.commands:modifyAttribute`. The action is the topic's: create, retrieve,
    /// modify, merge or delete. A merge is named after the whole document wherever it applies, as in Ditto.
    public static String command(Kind kind, JsonPath path, String action) {
        var noun = isOfWhole(action) ? DittoResource.root(kind).noun() : noun(kind, path);
        return group(kind) + ".commands:" + action + capitalised(noun);
    }

    /// The type of the response to a command, such as `things.responses:modifyAttribute`.
    public static String response(Kind kind, JsonPath path, String action) {
        return command(kind, path, action).replace(".commands:", ".responses:");
    }

    /// The type of the event, such as `things.events:attributeModified`. The action is the topic's: created, modified,
    /// merged or deleted.
    public static String event(Kind kind, JsonPath path, String action) {
        var noun = isOfWhole(action) ? DittoResource.root(kind).noun() : noun(kind, path);
        return group(kind) + ".events:" + noun + capitalised(action);
    }

    private static boolean isOfWhole(String action) {
        return action.equals("merge") || action.equals("merged");
    }

    private static String noun(Kind kind, JsonPath path) {
        return DittoResource.at(kind, path).orElse(DittoResource.root(kind)).noun();
    }

    private static String group(Kind kind) {
        return switch (kind) {
            case THING -> "things";
            case POLICY -> "policies";
        };
    }

    private static String capitalised(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
