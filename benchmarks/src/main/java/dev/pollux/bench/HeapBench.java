package dev.pollux.bench;

/// Heap for each twin of 1.2 KB of JSON that is loaded and idle: entity, state, keys, everything that came with it.
final class HeapBench implements Bench {

    private static final int FIRST = 100;
    private static final int TWINS = 10_000;

    @Override
    public String name() {
        return "heap-per-twin";
    }

    @Override
    public String unit() {
        return "KB";
    }

    @Override
    public Stage prepare() {
        return new Stage() {
            @Override
            public Run run() throws Exception {
                try (var lab = new TwinLab()) {
                    lab.create(0, FIRST, Things::document);
                    double before = used();
                    lab.create(FIRST, FIRST + TWINS, Things::document);
                    return Run.of((used() - before) / 1024 / TWINS);
                }
            }

            @Override
            public void close() {}
        };
    }

    private static double used() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
