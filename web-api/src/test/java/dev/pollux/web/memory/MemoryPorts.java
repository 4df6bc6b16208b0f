package dev.pollux.web.memory;

import dev.pollux.policies.PolicyGatekeeper;
import dev.pollux.web.Ports;
import dev.pollux.web.health.MicrometerMeters;
import dev.pollux.web.security.LocalIssuer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Every port in memory, with the real gatekeeper and issuer.
public final class MemoryPorts {

    public final InstantSource clock;
    public final PolicyGatekeeper gatekeeper;
    public final MemoryTwins twins;
    public final MemorySearch search;
    public final MemoryGraph graph;
    public final MemoryHistory history = new MemoryHistory();
    public final MemoryDevices devices = new MemoryDevices();
    public final LocalIssuer issuer;

    public MemoryPorts(Path keys, InstantSource clock) {
        this.clock = clock;
        this.gatekeeper = new PolicyGatekeeper(clock);
        this.twins = new MemoryTwins(gatekeeper, clock);
        this.search = new MemorySearch(twins, gatekeeper);
        this.graph = new MemoryGraph(twins);
        new MemoryCourier(twins, devices);
        this.issuer = LocalIssuer.open(keys, clock);
    }

    public Ports ports() {
        return new Ports(
                twins,
                twins,
                gatekeeper,
                twins,
                twins,
                search,
                graph,
                history,
                devices,
                devices,
                new MemorySimulator(),
                new MemoryCredentials(),
                List.of(search, graph),
                issuer,
                new MicrometerMeters(),
                clock);
    }
}
