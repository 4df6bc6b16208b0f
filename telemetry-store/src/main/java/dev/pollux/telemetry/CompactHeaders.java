package dev.pollux.telemetry;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.questdb.std.Os;
import java.lang.management.ManagementFactory;

/// Lets QuestDB run on a JVM with compact object headers. It works out by trial where a field lies that it must write
/// to, knows headers of 12 and 16 bytes only, and writes to the wrong place when they have 8, which ends the process.
/// On a 32-bit JVM it takes 8 for granted, so for the moment in which it looks it is told that this is one.
final class CompactHeaders {

    private static final String MODEL = "sun.arch.data.model";

    private CompactHeaders() {}

    /// Must be called before any other class of QuestDB is touched. Calling it again does nothing.
    static synchronized void prepare() {
        if (!inUse()) {
            return;
        }
        // Loads the native library, which has to be the one for 64 bits.
        Os.init();
        var model = System.getProperty(MODEL, "64");
        System.setProperty(MODEL, "32");
        try {
            Class.forName("io.questdb.std.Unsafe");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("QuestDB is on the class path", e);
        } finally {
            System.setProperty(MODEL, model);
        }
    }

    private static boolean inUse() {
        try {
            var options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return options.getVMOption("UseCompactObjectHeaders").getValue().equals("true");
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
