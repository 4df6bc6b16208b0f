import org.jspecify.annotations.NullMarked;

/// The core: twins as immutable documents, decide and evolve, and what it needs from outside as ports. It stands on
/// the JDK's base module and one streaming parser.
@NullMarked
module dev.pollux.model {
    requires static org.jspecify;
    requires tools.jackson.core;

    exports dev.pollux.model.device;
    exports dev.pollux.model.json;
    exports dev.pollux.model.port;
    exports dev.pollux.model.protocol;
    exports dev.pollux.model.query;
    exports dev.pollux.model.telemetry;
    exports dev.pollux.model.twin;
}
