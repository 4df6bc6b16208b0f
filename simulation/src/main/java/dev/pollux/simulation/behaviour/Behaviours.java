package dev.pollux.simulation.behaviour;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// The behaviours a scenario can name.
public final class Behaviours {

    private static final Map<String, Function<Parameters, Behaviour>> KNOWN =
            Map.of("thermal-zone", ThermalZone::new, "motor-wear", MotorWear::new);

    private Behaviours() {}

    public static Set<String> names() {
        return new TreeSet<>(KNOWN.keySet());
    }

    /// A new behaviour for one device. Throws [IllegalArgumentException] for an unknown name or a bad parameter.
    public static Behaviour make(String name, Parameters parameters) {
        var maker = KNOWN.get(name);
        if (maker == null) {
            throw new IllegalArgumentException("unknown behaviour '" + name + "', known are " + names());
        }
        return maker.apply(parameters);
    }
}
