package dev.pollux.web.graphql;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Caller;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Rejection.Part;
import dev.pollux.model.twin.TwinId;
import dev.pollux.web.http.Refused;
import dev.pollux.web.things.ThingRoutes;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Optional;

/// Reads arguments and the caller of a field.
record Asked(DataFetchingEnvironment field) {

    static final String CALLER = "caller";

    static Asked of(DataFetchingEnvironment field) {
        return new Asked(field);
    }

    Caller caller() {
        Caller caller = field.getGraphQlContext().get(CALLER);
        if (caller == null) {
            throw new Refused(new Rejection.Unauthenticated("a token is needed"));
        }
        return caller;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(field.<String>getArgument(name));
    }

    String required(String name) {
        return text(name).orElseThrow(() -> Refused.malformed(Part.OPTION, name + " is missing"));
    }

    TwinId id(String name) {
        return ThingRoutes.thingId(required(name));
    }

    /// Empty as well when it was not given.
    List<String> list(String name) {
        var list = field.<List<String>>getArgument(name);
        return list == null ? List.of() : list;
    }

    List<TwinId> ids(String name) {
        return list(name).stream().map(ThingRoutes::thingId).toList();
    }

    JsonPath path() {
        return JsonPath.parse(required("path"));
    }

    int number(String name, int from, int to) {
        int value = field.<Integer>getArgumentOrDefault(name, from);
        if (value < from || value > to) {
            throw Refused.malformed(Part.OPTION, name + " is a number from " + from + " to " + to);
        }
        return value;
    }
}
