package dev.pollux.telemetry;

import io.questdb.ServerMain;
import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.CairoException;
import io.questdb.cairo.TableToken;
import io.questdb.cairo.security.AllowAllSecurityContext;
import io.questdb.cairo.sql.BindVariableService;
import io.questdb.cairo.sql.Record;
import io.questdb.cairo.wal.WalWriter;
import io.questdb.griffin.SqlException;
import io.questdb.griffin.SqlExecutionContextImpl;
import io.questdb.griffin.engine.functions.bind.BindVariableServiceImpl;
import io.questdb.log.LogFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An embedded QuestDB with no network and no telemetry of its own, logging errors only. Thread-safe; its threads apply
/// what was committed. Every fault comes out as [HistoryFailure].
final class QuestDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(QuestDatabase.class);
    private static final String LOG_CONFIG = """
            writers=file
            w.file.class=io.questdb.log.LogRollingFileWriter
            w.file.location=${log.dir}/questdb.log.${date:yyyyMMdd}
            w.file.level=ERROR,CRITICAL
            w.file.rollSize=8m
            w.file.sizeLimit=32m
            """;

    private final ServerMain server;
    private final CairoEngine engine;

    private QuestDatabase(ServerMain server) {
        this.server = server;
        this.engine = server.getEngine();
    }

    /// Sets of a query's parameters, by name.
    interface Binding {
        void bind(BindVariableService parameters) throws SqlException;
    }

    static QuestDatabase open(Path folder, boolean syncCommits) {
        CompactHeaders.prepare();
        try (var _ = Hush.begin()) {
            Files.createDirectories(folder.resolve("conf"));
            Files.createDirectories(folder.resolve("log"));
            Files.writeString(folder.resolve("conf").resolve("log.conf"), LOG_CONFIG);
            LogFactory.configureRootDir(folder.toString());
            var server = ServerMain.create(folder.toString(), environment(syncCommits));
            server.start();
            return new QuestDatabase(server);
        } catch (IOException | RuntimeException e) {
            throw new HistoryFailure("the history in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> environment(boolean syncCommits) {
        var settings = new HashMap<>(System.getenv());
        settings.put("QDB_HTTP_ENABLED", "false");
        settings.put("QDB_HTTP_MIN_ENABLED", "false");
        settings.put("QDB_PG_ENABLED", "false");
        settings.put("QDB_LINE_TCP_ENABLED", "false");
        settings.put("QDB_LINE_UDP_ENABLED", "false");
        settings.put("QDB_TELEMETRY_ENABLED", "false");
        settings.put("QDB_CAIRO_MAT_VIEW_ENABLED", "false");
        settings.put("QDB_CAIRO_COMMIT_MODE", syncCommits ? "sync" : "nosync");
        settings.put("QDB_SHARED_NETWORK_WORKER_COUNT", "1");
        settings.put("QDB_SHARED_QUERY_WORKER_COUNT", "1");
        settings.put("QDB_SHARED_WRITE_WORKER_COUNT", "1");
        // Files grow in small steps, so that disk use is what is used.
        settings.put("QDB_CAIRO_WRITER_DATA_APPEND_PAGE_SIZE", "262144");
        settings.put("QDB_CAIRO_WRITER_DATA_INDEX_VALUE_APPEND_PAGE_SIZE", "1048576");
        // A day stays one partition, so that it can be dropped as one.
        settings.put("QDB_CAIRO_O3_PARTITION_SPLIT_MIN_SIZE", Long.toString(1L << 40));
        settings.put("QDB_CAIRO_O3_COLUMN_MEMORY_SIZE", "262144");
        return settings;
    }

    void execute(String sql) {
        execute(sql, _ -> {});
    }

    void execute(String sql, Binding binding) {
        try (var context = context()) {
            binding.bind(context.getBindVariableService());
            engine.execute(sql, context);
        } catch (SqlException e) {
            throw new IllegalStateException("a statement of ours is wrong: " + sql, e);
        } catch (CairoException e) {
            throw failure(e);
        }
    }

    /// Hands each row to the consumer; the record is good for that call only.
    void select(String sql, Binding binding, Consumer<Record> each) {
        try (var context = context()) {
            binding.bind(context.getBindVariableService());
            try (var factory = engine.select(sql, context);
                    var cursor = factory.getCursor(context)) {
                while (cursor.hasNext()) {
                    each.accept(cursor.getRecord());
                }
            }
        } catch (SqlException e) {
            throw new IllegalStateException("a query of ours is wrong: " + sql, e);
        } catch (CairoException e) {
            throw failure(e);
        }
    }

    private SqlExecutionContextImpl context() {
        var parameters = new BindVariableServiceImpl(engine.getConfiguration());
        return new SqlExecutionContextImpl(engine, 1).with(AllowAllSecurityContext.INSTANCE, parameters);
    }

    WalWriter writer(String table) {
        return engine.getWalWriter(token(table));
    }

    private TableToken token(String table) {
        return engine.verifyTableName(table);
    }

    /// Waits until everything committed to the table so far can be read.
    void awaitApplied(String table, Duration within) {
        var tracker = engine.getTableSequencerAPI().getTxnTracker(token(table));
        long deadline = System.nanoTime() + within.toNanos();
        long target = engine.getTableSequencerAPI().lastTxn(token(table));
        while (tracker.getWriterTxn() < target) {
            if (tracker.isSuspended()) {
                throw new HistoryFailure("history is not written: " + tracker.getErrorMessage());
            }
            if (System.nanoTime() > deadline) {
                throw new HistoryFailure("history is written too slowly");
            }
            LockSupport.parkNanos(500_000);
        }
    }

    /// After a fault QuestDB stops applying what was committed until it is told to go on.
    void resume(String table) {
        if (engine.getTableSequencerAPI().isSuspended(token(table))) {
            execute("ALTER TABLE " + table + " RESUME WAL");
        }
    }

    static HistoryFailure failure(CairoException e) {
        return new HistoryFailure("history failed: " + e.getFlyweightMessage(), e);
    }

    @Override
    public void close() {
        try (var _ = Hush.begin()) {
            server.close();
        } catch (CairoException e) {
            // After a fault a writer may be left behind; what it had not committed is read again.
            log.atWarn().addKeyValue("reason", e.getFlyweightMessage()).log("history closed with a writer left");
        }
    }
}
