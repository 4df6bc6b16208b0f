package dev.pollux.simulation.scenario;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.port.Simulator.ScenarioInvalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A part of the scenario file under its name, so that every complaint says where.
record Section(String place, JsonObject members) {

    /// Refuses members that are not known, so that a misspelt key is never silently ignored.
    Section allow(String... known) {
        var names = Set.of(known);
        for (var key : members.keys()) {
            if (!names.contains(key)) {
                throw wrong(key, "is not known here; known are " + new TreeSet<>(names));
            }
        }
        return this;
    }

    boolean has(String key) {
        return members.has(key);
    }

    Json value(String key) {
        var value = members.get(key);
        if (value == null) {
            throw wrong(key, "is missing");
        }
        return value;
    }

    String text(String key) {
        return switch (value(key)) {
            case Json.Text(var text) -> text;
            case Json.Int(var number) -> Long.toString(number);
            case Json.Dec(var number) -> Double.toString(number);
            case Json.Bool(var truth) -> Boolean.toString(truth);
            case Json.Null _, JsonArray _, JsonObject _ -> throw wrong(key, "must be a text");
        };
    }

    String text(String key, String fallback) {
        return has(key) ? text(key) : fallback;
    }

    double number(String key) {
        return number(key, value(key));
    }

    double number(String key, Json value) {
        return switch (value) {
            case Json.Int(var number) -> number;
            case Json.Dec(var number) -> number;
            case Json.Text _, Json.Bool _, Json.Null _, JsonArray _, JsonObject _ ->
                throw wrong(key, "must be a number");
        };
    }

    long whole(String key, long fallback, long least, long most) {
        if (!has(key)) {
            return fallback;
        }
        if (value(key) instanceof Json.Int(var number) && number >= least && number <= most) {
            return number;
        }
        throw wrong(key, "must be a whole number from " + least + " to " + most);
    }

    Section section(String key) {
        if (value(key) instanceof JsonObject object) {
            return new Section(place + "/" + key, object);
        }
        throw wrong(key, "must be a mapping");
    }

    /// The sections of a list of mappings; a missing or empty member is an empty list.
    List<Section> sections(String key) {
        var member = members.get(key);
        if (member == null || member == Json.NULL || member.equals(JsonObject.EMPTY)) {
            return List.of();
        }
        if (!(member instanceof JsonArray array)) {
            throw wrong(key, "must be a list");
        }
        var sections = new ArrayList<Section>();
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof JsonObject object)) {
                throw wrong(key + "/" + i, "must be a mapping");
            }
            sections.add(new Section(place + "/" + key + "/" + i, object));
        }
        return sections;
    }

    ScenarioInvalid wrong(String key, String what) {
        return new ScenarioInvalid("scenario" + place + "/" + key + " " + what);
    }
}
