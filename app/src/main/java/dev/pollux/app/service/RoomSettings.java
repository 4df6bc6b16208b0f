package dev.pollux.app.service;

import dev.pollux.app.settings.PolluxSettings;
import dev.pollux.graph.Neo4jSettings;
import dev.pollux.index.IndexSettings;
import dev.pollux.model.twin.Context;
import dev.pollux.simulation.SimulationSettings;
import dev.pollux.sync.journal.JournalSettings;
import dev.pollux.sync.mqtt.MqttSettings;
import dev.pollux.sync.twin.TwinSettings;
import dev.pollux.telemetry.HistorySettings;
import dev.pollux.web.WebSettings;
import java.nio.file.Path;

/// Turns the operator's settings into what each room understands. What no operator needs to set keeps the room's own
/// default.
final class RoomSettings {

    private static final String PACKAGED_CONSOLE = "classpath:/console/";

    private RoomSettings() {}

    static JournalSettings journal(PolluxSettings.Journal settings) {
        var defaults = JournalSettings.DEFAULT;
        return new JournalSettings(
                settings.queuedWrites(),
                defaults.groupWrites(),
                settings.reserve().toBytes(),
                defaults.verifyBytes(),
                defaults.verifyEvents(),
                settings.cache().toBytes(),
                settings.memtable().toBytes());
    }

    static TwinSettings twins(PolluxSettings.Twins settings) {
        var defaults = TwinSettings.DEFAULT;
        return new TwinSettings(
                settings.live(),
                defaults.shards(),
                settings.waiting(),
                settings.waitingPerTwin(),
                defaults.round(),
                defaults.dueEvery(),
                new Context.Limits((int) settings.documentSize().toBytes(), settings.openCommands()));
    }

    static MqttSettings mqtt(PolluxSettings.Mqtt settings, int port, Path folder) {
        var defaults = MqttSettings.at(port, folder);
        return new MqttSettings(
                settings.host(),
                port,
                folder,
                settings.receiveMaximum(),
                defaults.inFlight(),
                defaults.answerWithin(),
                (int) settings.packetSize().toBytes(),
                settings.connections(),
                defaults.queuedPerClient(),
                defaults.pendingAnswers());
    }

    static IndexSettings index(PolluxSettings.Index settings) {
        var defaults = IndexSettings.DEFAULT;
        return new IndexSettings(settings.columns(), defaults.declared(), defaults.batch(), defaults.rest());
    }

    static Neo4jSettings neo4j(PolluxSettings.Graph settings) {
        var defaults = Neo4jSettings.DEFAULT;
        return new Neo4jSettings(
                (int) settings.heap().toMegabytes(),
                defaults.pageCacheMegabytes(),
                defaults.checkpointEvery(),
                defaults.logMegabytes(),
                defaults.startTimeout(),
                defaults.stopTimeout(),
                defaults.restarts(),
                defaults.stable());
    }

    static HistorySettings history(PolluxSettings.History settings) {
        var defaults = HistorySettings.DEFAULT;
        return new HistorySettings(
                (int) settings.retention().toDays(),
                (int) settings.downsampledRetention().toDays(),
                settings.diskBound().toBytes(),
                defaults.commitRows(),
                defaults.commitEvery(),
                defaults.syncCommits(),
                defaults.maintainEvery(),
                defaults.readers(),
                defaults.waiting());
    }

    static SimulationSettings simulation(PolluxSettings.Simulation settings) {
        int threads = settings.threads() == 0 ? Runtime.getRuntime().availableProcessors() : settings.threads();
        return new SimulationSettings(threads, settings.concurrentRuns(), settings.forkTwins());
    }

    static WebSettings web(PolluxSettings.Http settings, int port) {
        var console = settings.console().isEmpty() ? PACKAGED_CONSOLE : settings.console();
        return new WebSettings(settings.host(), port, console, settings.defaultNamespace(), (int)
                settings.messageSize().toBytes());
    }
}
