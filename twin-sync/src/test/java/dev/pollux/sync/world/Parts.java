package dev.pollux.sync.world;

import dev.pollux.model.testing.Gen;

/// What everyone in a world shares.
record Parts(Loop loop, Gen chance, Network network, Service service, History history) {}
