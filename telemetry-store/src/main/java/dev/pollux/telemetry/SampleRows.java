package dev.pollux.telemetry;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.telemetry.Sample;
import dev.pollux.model.twin.Edit;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Finds the samples in a change: every number, truth value or short text that an edit says about a feature's
/// properties, whether or not it differs from what stood there. Attributes and desired properties are no measurements,
/// and the elements of an array no series. Pure: the same change always gives the same samples in the same order.
final class SampleRows {

    private static final int PROPERTIES_DEPTH = 3;

    private final Change change;
    private final TwinEvent.Changed event;
    private final List<Sample> samples = new ArrayList<>();

    private SampleRows(Change change, TwinEvent.Changed event) {
        this.change = change;
        this.event = event;
    }

    static List<Sample> of(Change change) {
        boolean thing = change.twin().kind() == TwinId.Kind.THING;
        if (!thing || !(change.event() instanceof TwinEvent.Changed event)) {
            return List.of();
        }
        var rows = new SampleRows(change, event);
        event.edits().forEach(rows::add);
        return rows.samples;
    }

    private void add(Edit edit) {
        switch (edit) {
            case Edit.Put(var path, var value, var observed) -> walk(path, value, observed);
            case Edit.Merge(var path, var patch, var observed) -> walk(path, patch, observed);
            case Edit.Late(var path, var value, var observed) -> walk(path, value, observed);
            case Edit.Remove _ -> {}
        }
    }

    private void walk(JsonPath path, Json value, Instant observed) {
        if (!leadsToProperties(path)) {
            return;
        }
        if (value instanceof JsonObject object) {
            object.forEach((key, member) -> walk(path.child(key), member, observed));
        } else if (path.depth() > PROPERTIES_DEPTH && Values.of(value).isKept()) {
            samples.add(new Sample(change.twin(), path, value, observed, event.at(), event.revision(), samples.size()));
        }
    }

    /// Whether the path is above, at or below `/features/{id}/properties`.
    private static boolean leadsToProperties(JsonPath path) {
        return (path.depth() < 1 || path.segment(0).equals("features"))
                && (path.depth() < 3 || path.segment(2).equals("properties"));
    }
}
