package dev.pollux.sync.mqtt;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.ExtensionMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/// The HiveMQ broker in this process: memory only, no statistics sent anywhere, no logging set-up of its own, one
/// listener. Everything it needs to know is written into its folder at each start.
final class EmbeddedBroker implements AutoCloseable {

    private static final int SHUTDOWN_GRACE_MILLIS = 50;

    private final EmbeddedHiveMQ broker;

    private EmbeddedBroker(EmbeddedHiveMQ broker) {
        this.broker = broker;
    }

    /// Returns when it listens. Throws [PortInUse] when somebody else does.
    static EmbeddedBroker start(MqttSettings settings, ExtensionMain extension) {
        try {
            write(settings);
        } catch (IOException e) {
            throw new UncheckedIOException("the broker's folder " + settings.folder() + " cannot be written", e);
        }
        // Nothing is kept on disk, so there is nothing to wait for when it stops.
        InternalConfigurations.PERSISTENCE_SHUTDOWN_GRACE_PERIOD_MSEC.set(SHUTDOWN_GRACE_MILLIS);
        var broker = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(settings.folder().resolve("conf"))
                .withDataFolder(settings.folder().resolve("data"))
                .withExtensionsFolder(settings.folder().resolve("extensions"))
                .withoutLoggingBootstrap()
                .withEmbeddedExtension(extension(extension))
                .build();
        try {
            broker.start().join();
        } catch (CompletionException e) {
            checkPort(settings);
            throw new IllegalStateException("the broker did not start", e.getCause());
        }
        return new EmbeddedBroker(broker);
    }

    private static EmbeddedExtension extension(ExtensionMain main) {
        return EmbeddedExtension.builder()
                .withId("pollux")
                .withName("Pollux")
                .withVersion("1")
                .withAuthor("Pollux")
                .withPriority(0)
                .withStartPriority(0)
                .withExtensionMain(main)
                .build();
    }

    /// Throws [PortInUse] when somebody else listens there.
    static void checkPort(MqttSettings settings) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(settings.address(), settings.port()));
        } catch (IOException _) {
            throw new PortInUse(settings.port());
        }
    }

    private static void write(MqttSettings settings) throws IOException {
        for (var folder : new String[] {"conf", "data", "extensions"}) {
            Files.createDirectories(settings.folder().resolve(folder));
        }
        Files.writeString(settings.folder().resolve(Path.of("conf", "config.xml")), config(settings));
    }

    private static String config(MqttSettings settings) {
        return """
                <?xml version="1.0"?>
                <hivemq>
                  <listeners>
                    <tcp-listener>
                      <port>%d</port>
                      <bind-address>%s</bind-address>
                      <name>devices</name>
                    </tcp-listener>
                  </listeners>
                  <mqtt>
                    <queued-messages>
                      <max-queue-size>%d</max-queue-size>
                      <strategy>discard-oldest</strategy>
                    </queued-messages>
                    <session-expiry><max-interval>86400</max-interval></session-expiry>
                    <packets><max-packet-size>%d</max-packet-size></packets>
                    <receive-maximum><server-receive-maximum>%d</server-receive-maximum></receive-maximum>
                  </mqtt>
                  <restrictions>
                    <max-connections>%d</max-connections>
                    <max-client-id-length>%d</max-client-id-length>
                    <max-topic-length>2048</max-topic-length>
                    <no-connect-idle-timeout>10000</no-connect-idle-timeout>
                  </restrictions>
                  <persistence><mode>in-memory</mode></persistence>
                  <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                </hivemq>
                """.formatted(
                        settings.port(),
                        settings.address(),
                        settings.queuedPerClient(),
                        settings.maxPacketBytes(),
                        settings.inFlightPerClient(),
                        settings.maxConnections(),
                        ClientIds.LONGEST);
    }

    @Override
    public void close() {
        try {
            broker.stop().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not stop", e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
