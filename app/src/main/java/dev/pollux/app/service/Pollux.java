package dev.pollux.app.service;

import dev.pollux.app.settings.Loaded;
import dev.pollux.app.settings.PolluxSettings;
import dev.pollux.index.LiveIndex;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.Projection;
import dev.pollux.model.port.TelemetryHistory;
import dev.pollux.policies.PolicyGatekeeper;
import dev.pollux.simulation.LocalSimulator;
import dev.pollux.sync.device.CredentialFile;
import dev.pollux.sync.journal.Journal;
import dev.pollux.sync.mqtt.MqttBroker;
import dev.pollux.sync.twin.TwinSystem;
import dev.pollux.telemetry.QuestHistory;
import dev.pollux.types.TypeCatalogue;
import dev.pollux.web.Ports;
import dev.pollux.web.WebServer;
import dev.pollux.web.admin.AdminRoutes;
import dev.pollux.web.health.MicrometerMeters;
import dev.pollux.web.http.Route;
import dev.pollux.web.security.LocalIssuer;
import dev.pollux.web.types.TypeRoutes;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// The whole service, wired. It answers requests when [#start] returns; only the graph may follow. Close it once: every
/// part stops in the reverse order, and `run.json` goes first, so that nobody is sent to a service that is leaving.
public final class Pollux implements AutoCloseable {

    private final DataFolder folder;
    private final Parts parts;
    private final LocalIssuer issuer;
    private final TelemetryHistory history;
    private final Projection graph;
    private final RunFile run;

    private Pollux(
            DataFolder folder,
            Parts parts,
            LocalIssuer issuer,
            TelemetryHistory history,
            Projection graph,
            RunFile run) {
        this.folder = folder;
        this.parts = parts;
        this.issuer = issuer;
        this.history = history;
        this.graph = graph;
        this.run = run;
    }

    /// Starts every part, side by side where they do not need each other. Throws [StartRefused] with one sentence when
    /// that cannot be; nothing is left running then.
    public static Pollux start(DataFolder folder, Loaded loaded) {
        var parts = new Parts();
        try {
            return new Wiring(folder, loaded, parts, InstantSource.system(), new MicrometerMeters()).start();
        } catch (RuntimeException fault) {
            parts.close();
            throw Refusals.explain(fault, folder);
        }
    }

    /// What belongs to whom. Reads from top to bottom in the order of need.
    private record Wiring(DataFolder folder, Loaded loaded, Parts parts, InstantSource clock, MicrometerMeters meters) {

        Pollux start() {
            var neo4j = parts.launch("neo4j", () -> GraphPart.launch(settings().graph(), folder.at("graph")));
            var journal = parts.keep("journal", this::journal);
            var gatekeeper = new PolicyGatekeeper(clock);
            var history = parts.begin("history", () -> history(journal));
            var twins = parts.keep("twins", () -> twins(journal, gatekeeper));
            var graph = parts.begin("graph", () -> neo4j.open(journal, journal, gatekeeper, meters));
            var index = parts.begin("index", () -> index(journal, gatekeeper));
            var credentials = CredentialFile.open(folder.at("credentials.json"), clock);
            var broker = parts.keep("broker", () -> broker(twins, journal, gatekeeper, credentials));
            var simulator = parts.keep("simulator", () -> simulator(journal, gatekeeper));
            var issuer = LocalIssuer.open(folder.at("keys"), clock);
            var upkeep = new Upkeep(folder, journal, Parts.await(graph), Parts.await(index));
            var horizon = settings().journal().horizon();
            parts.keep("horizon", () -> Horizon.keep(journal, horizon, Parts.await(history), clock));
            var ports = new Ports(
                    twins.directory(),
                    journal,
                    gatekeeper,
                    journal,
                    twins.changes(),
                    index.join(),
                    graph.join().questions(),
                    history.join(),
                    broker,
                    broker,
                    simulator,
                    credentials,
                    List.of(index.join(), graph.join().projection(), history.join()),
                    issuer,
                    meters,
                    clock);
            var web = parts.keep("web", () -> web(ports, moreRoutes(credentials, upkeep)));
            var run = run(web, broker, issuer);
            run.write(folder.path());
            return new Pollux(
                    folder, parts, issuer, history.join(), graph.join().projection(), run);
        }

        private PolluxSettings settings() {
            return loaded.settings();
        }

        private Journal journal() {
            return Journal.open(
                    folder.at("journal"), RoomSettings.journal(settings().journal()), meters);
        }

        private QuestHistory history(Journal journal) {
            return QuestHistory.start(
                    folder.at("history"), RoomSettings.history(settings().history()), journal, meters, clock);
        }

        private TwinSystem twins(Journal journal, Gatekeeper gatekeeper) {
            return TwinSystem.start(
                    journal, gatekeeper, RoomSettings.twins(settings().twins()), clock, meters);
        }

        private RebuildableIndex index(Journal journal, Gatekeeper gatekeeper) {
            var columns = RoomSettings.index(settings().index());
            return new RebuildableIndex(() -> LiveIndex.start(journal, journal, gatekeeper, columns, meters));
        }

        private MqttBroker broker(
                TwinSystem twins, Journal journal, Gatekeeper gatekeeper, CredentialFile credentials) {
            var mqtt = settings().mqtt();
            return new ListenPort("MQTT", mqtt.host(), mqtt.port(), loaded)
                    .listen(port -> MqttBroker.start(
                            RoomSettings.mqtt(mqtt, port, folder.at("mqtt")),
                            twins.directory(),
                            journal,
                            gatekeeper,
                            twins.changes(),
                            credentials,
                            clock,
                            meters));
        }

        private LocalSimulator simulator(Journal journal, Gatekeeper gatekeeper) {
            return new LocalSimulator(
                    journal,
                    gatekeeper,
                    clock,
                    RoomSettings.simulation(settings().simulation()));
        }

        private WebServer web(Ports ports, List<Route> more) {
            var http = settings().http();
            return new ListenPort("HTTP", http.host(), http.port(), loaded)
                    .listen(port -> WebServer.start(RoomSettings.web(http, port), ports, more));
        }

        private List<Route> moreRoutes(CredentialFile credentials, Upkeep upkeep) {
            var types = new TypeRoutes(TypeCatalogue.load(folder.at("models")));
            return Stream.concat(AdminRoutes.of(credentials, upkeep).stream(), types.routes().stream())
                    .toList();
        }

        private RunFile run(WebServer web, MqttBroker broker, LocalIssuer issuer) {
            return new RunFile(
                    "http://" + Addresses.shown(settings().http().host()) + ":" + web.port(),
                    "mqtt://" + Addresses.shown(settings().mqtt().host()) + ":" + broker.port(),
                    issuer.serviceToken(),
                    ProcessHandle.current().pid(),
                    clock.instant());
        }
    }

    public RunFile run() {
        return run;
    }

    /// The path of a link that signs the administrator in once.
    public String loginLink() {
        return issuer.loginLink();
    }

    /// True when the data folder held nothing before.
    public boolean isNew() {
        return folder.isNew();
    }

    /// What is not up yet, as the end of a sentence; empty when all is.
    public String pending() {
        return graph.health().up() ? "" : "; the graph follows";
    }

    public TelemetryHistory history() {
        return history;
    }

    @Override
    public void close() {
        RunFile.delete(folder.path());
        parts.close();
    }
}
