package dev.pollux.model.twin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;

/// What one caller may do to the documents of one policy. Pure and immutable: it was compiled from the policy before.
/// Levels follow Eclipse Ditto: deeper entries override, revoke wins at the same level, WRITE does not imply READ.
public interface Access {

    enum Permission {
        READ,
        WRITE,
        EXECUTE
    }

    /// The kind of resource a policy entry names: `thing:/…`, `policy:/…`, `message:/…`.
    enum Resource {
        THING,
        POLICY,
        MESSAGE
    }

    /// True when the permission holds at the path and everywhere below.
    boolean whole(Permission permission, Resource resource, JsonPath path);

    /// True when the permission holds at the path or somewhere below.
    boolean partly(Permission permission, Resource resource, JsonPath path);

    /// The value that stands at the path, without what may not be read; an object stripped of everything stays empty.
    Json readable(Resource resource, JsonPath path, Json value);

    /// The service itself: everything is allowed.
    Access ALL = new Access() {
        @Override
        public boolean whole(Permission permission, Resource resource, JsonPath path) {
            return true;
        }

        @Override
        public boolean partly(Permission permission, Resource resource, JsonPath path) {
            return true;
        }

        @Override
        public Json readable(Resource resource, JsonPath path, Json value) {
            return value;
        }
    };

    /// Nobody: nothing is allowed. What a missing policy compiles to.
    Access NONE = new Access() {
        @Override
        public boolean whole(Permission permission, Resource resource, JsonPath path) {
            return false;
        }

        @Override
        public boolean partly(Permission permission, Resource resource, JsonPath path) {
            return false;
        }

        @Override
        public Json readable(Resource resource, JsonPath path, Json value) {
            return value instanceof JsonObject ? JsonObject.EMPTY : Json.NULL;
        }
    };
}
