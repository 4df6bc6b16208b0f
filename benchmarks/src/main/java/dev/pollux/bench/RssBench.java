package dev.pollux.bench;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/// Resident memory of the service's process twenty seconds after start, without load.
final class RssBench implements Bench {

    private static final long SETTLE_NANOS = 20_000_000_000L;

    @Override
    public String name() {
        return "rss";
    }

    @Override
    public String unit() {
        return "MB";
    }

    @Override
    public Stage prepare() throws Exception {
        var data = ServiceLab.folder();
        return new Stage() {
            @Override
            public Run run() throws Exception {
                try (var lab = ServiceLab.start(data, "up")) {
                    LockSupport.parkNanos(SETTLE_NANOS);
                    return Run.of(lab.residentMegabytes());
                }
            }

            @Override
            public void close() throws IOException {
                ServiceLab.delete(data);
            }
        };
    }
}
