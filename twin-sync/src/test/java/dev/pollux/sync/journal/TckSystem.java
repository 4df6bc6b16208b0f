package dev.pollux.sync.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.pollux.model.port.Meters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;

/// An actor system that persists in a journal of its own, in a fresh folder.
record TckSystem(Journal journal, ActorSystem system) {

    static final Config CONFIG = ConfigFactory.parseString(JournalPlugins.CONFIG)
            .withFallback(ConfigFactory.parseString("pekko.loglevel = WARNING"));

    static TckSystem start(Config config) {
        try {
            var folder = Files.createTempDirectory("tck");
            var journal = Journal.open(folder, JournalSettings.DEFAULT.withReserveBytes(0), Meters.NONE);
            var setup = ActorSystemSetup.create(
                    BootstrapSetup.create(config.withFallback(ConfigFactory.load())), new JournalSetup(journal));
            return new TckSystem(journal, ActorSystem.create("tck", setup));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
