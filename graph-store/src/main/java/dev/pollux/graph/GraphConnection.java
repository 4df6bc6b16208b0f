package dev.pollux.graph;

import dev.pollux.model.port.AssetGraph.GraphUnavailable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Logging;
import org.neo4j.driver.Session;
import org.neo4j.driver.SimpleQueryRunner;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.DatabaseException;
import org.neo4j.driver.exceptions.Neo4jException;

/// The way to Neo4j: transactions with a time limit and few retries. Thread-safe. Every fault of the server or the way
/// to it comes out as [GraphUnavailable]; a wrong query is a bug and stays one.
final class GraphConnection implements AutoCloseable {

    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(60);

    private final Driver driver;
    private final TransactionConfig reads;
    private final TransactionConfig writes;
    private volatile boolean closed;

    GraphConnection(GraphSettings settings) {
        this.driver = GraphDatabase.driver(
                settings.uri(),
                AuthTokens.basic(settings.user(), settings.password()),
                Config.builder()
                        .withMaxConnectionPoolSize(settings.readers() + 4)
                        .withConnectionTimeout(2, TimeUnit.SECONDS)
                        .withConnectionAcquisitionTimeout(3, TimeUnit.SECONDS)
                        .withConnectionLivenessCheckTimeout(1, TimeUnit.SECONDS)
                        .withMaxTransactionRetryTime(1, TimeUnit.SECONDS)
                        .withTelemetryDisabled(true)
                        .withLogging(Logging.none())
                        .withUserAgent("pollux")
                        .build());
        this.reads = timeout(settings.queryTimeout());
        this.writes = timeout(WRITE_TIMEOUT);
    }

    private static TransactionConfig timeout(Duration limit) {
        return TransactionConfig.builder().withTimeout(limit).build();
    }

    <T> T read(Function<SimpleQueryRunner, T> work) {
        return with(session -> session.executeRead(work::apply, reads));
    }

    <T> T write(Function<SimpleQueryRunner, T> work) {
        return with(session -> session.executeWrite(work::apply, writes));
    }

    /// Runs a statement that makes its own transaction, such as one that changes the schema.
    void execute(String statement) {
        with(session -> session.run(statement).consume());
    }

    private <T> T with(Function<Session, T> use) {
        try (var session = driver.session()) {
            return use.apply(session);
        } catch (Neo4jException e) {
            throw translated(e);
        } catch (IllegalStateException e) {
            throw closed ? new GraphUnavailable("the graph is closed") : e;
        }
    }

    private static RuntimeException translated(Neo4jException e) {
        boolean wrongQuery = e instanceof ClientException && e.code().startsWith("Neo.ClientError.Statement");
        return wrongQuery ? new IllegalStateException("a query of ours is wrong", e) : unavailable(e);
    }

    private static GraphUnavailable unavailable(Neo4jException e) {
        var reason = e.code().startsWith("Neo.ClientError.Transaction.TransactionTimedOut")
                ? "the graph did not answer in time"
                : "the graph is not available: " + firstLine(e);
        var damaged = e instanceof DatabaseException
                ? "; if it stays so, remove the graph's folder: it is rebuilt from the journal"
                : "";
        return new GraphUnavailable(reason + damaged);
    }

    private static String firstLine(Neo4jException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }

    @Override
    public void close() {
        closed = true;
        driver.close();
    }
}
