package dev.pollux.policies;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;

/// What one policy entry grants and revokes at one resource. Permissions are bits, see [#bit].
record Rule(Resource resource, JsonPath path, int grant, int revoke) {

    static int bit(Permission permission) {
        return 1 << permission.ordinal();
    }
}
