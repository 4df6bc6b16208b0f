package dev.pollux.app.demo;

import dev.pollux.model.json.JsonObject;
import java.util.Locale;

/// What a virtual device is.
enum Kind {
    PUMP,
    MOTOR,
    COOLER,
    SENSOR;

    /// The order in which a gateway's places are filled: many sensors, a cooler for each few machines,
    /// and one of them early, so that a small factory has something to rehearse on.
    private static final Kind[] PLACES = {SENSOR, COOLER, PUMP, MOTOR, SENSOR, PUMP, SENSOR, MOTOR};

    static Kind at(int place) {
        return PLACES[place % PLACES.length];
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return name().charAt(0) + word().substring(1);
    }

    /// The features of a twin that has not heard from its device yet.
    JsonObject features() {
        var features = JsonObject.builder();
        switch (this) {
            case PUMP ->
                features.put("flow", empty()).put("temperature", empty()).put("motor", empty());
            case MOTOR -> features.put("temperature", empty()).put("motor", empty());
            case COOLER ->
                features.put("temperature", empty()).put("cooler", empty()).put("motor", empty());
            case SENSOR ->
                features.put("temperature", empty()).put("humidity", empty()).put("pressure", empty());
        }
        return features.build();
    }

    private static JsonObject empty() {
        return JsonObject.of("properties", JsonObject.EMPTY);
    }
}
