package dev.pollux.sync.world;

import com.typesafe.config.Config;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.ExecutorServiceConfigurator;
import org.apache.pekko.dispatch.ExecutorServiceFactory;

/// Hands every mailbox of a dispatcher to the [Loop].
final class LoopExecutor extends AbstractExecutorService {

    /// What a dispatcher's `executor` setting names.
    static final class Configurator extends ExecutorServiceConfigurator {

        private final Loop loop;

        Configurator(Config config, DispatcherPrerequisites prerequisites) {
            super(config, prerequisites);
            this.loop = StageSetup.of(prerequisites.settings().setup()).loop();
        }

        @Override
        public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory threads) {
            return () -> (ExecutorService) new LoopExecutor(loop);
        }
    }

    private final Loop loop;

    private LoopExecutor(Loop loop) {
        this.loop = loop;
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(task);
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
