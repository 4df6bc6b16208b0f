package dev.pollux.web;

import dev.pollux.web.http.Route;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.reactive.ReactiveWebServerFactory;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.http.server.reactive.HttpHandler;

/// The running web side. Spring Boot's reactive server carries it: a context with a Netty server and one
/// [FrontDoor], without scanning or auto-configuration, so that it starts in a fraction of a second. Close it once.
public final class WebServer implements AutoCloseable {

    private static final Duration IDLE = Duration.ofSeconds(75);
    private static final Duration SLOWEST_REQUEST = Duration.ofSeconds(30);
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int HEADER_BYTES = 32 * 1024;

    private final ReactiveWebServerApplicationContext context;
    private final Rooms rooms;

    private WebServer(ReactiveWebServerApplicationContext context, Rooms rooms) {
        this.context = context;
        this.rooms = rooms;
    }

    /// Listens when it returns. Throws [PortInUse] when the port is taken.
    public static WebServer start(WebSettings settings, Ports ports) {
        return start(settings, ports, List.of());
    }

    /// The same, with more routes beside its own.
    public static WebServer start(WebSettings settings, Ports ports, List<Route> more) {
        var rooms = Rooms.open(settings, ports, more);
        var context = new ReactiveWebServerApplicationContext();
        context.registerBean(Ports.class, () -> ports);
        context.registerBean(HttpHandler.class, () -> rooms.door());
        context.registerBean(ReactiveWebServerFactory.class, () -> netty(settings));
        try {
            context.refresh();
        } catch (RuntimeException fault) {
            rooms.close();
            throw inUse(fault) ? new PortInUse(settings.port(), fault) : fault;
        }
        return new WebServer(context, rooms);
    }

    private static NettyReactiveWebServerFactory netty(WebSettings settings) {
        var factory = new NettyReactiveWebServerFactory(settings.port());
        factory.setAddress(InetAddress.ofLiteral(settings.host()));
        factory.addServerCustomizers(server -> server.idleTimeout(IDLE)
                .requestTimeout(SLOWEST_REQUEST)
                .httpRequestDecoder(
                        limits -> limits.maxInitialLineLength(LONGEST_LINE).maxHeaderSize(HEADER_BYTES)));
        return factory;
    }

    private static boolean inUse(Throwable fault) {
        return fault instanceof PortInUseException || fault.getCause() != null && inUse(fault.getCause());
    }

    public int port() {
        var server = context.getWebServer();
        if (server == null) {
            throw new IllegalStateException("the web server is not running");
        }
        return server.getPort();
    }

    @Override
    public void close() {
        rooms.close();
        context.close();
    }
}
