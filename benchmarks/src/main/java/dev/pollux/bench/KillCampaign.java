package dev.pollux.bench;

import dev.pollux.sync.journal.KillTrial;
import java.util.List;

/// `kill --times N [--seed S]`: ends a process that commands twins at random instants, N times, and checks after each
/// that every
/// acknowledged event is there, once, without a gap.
final class KillCampaign {

    private static final int TIMES = 100;

    private KillCampaign() {}

    static void run(List<String> options) throws Exception {
        var folder = ServiceLab.folder();
        var report = KillTrial.run(
                KillTrial.Victim.TWINS,
                folder,
                (int) option(options, "--times", TIMES),
                option(options, "--seed", System.nanoTime()));
        report.violations().forEach(System.err::println);
        System.out.println(report.json());
        ServiceLab.delete(folder);
        System.exit(report.violations().isEmpty() ? 0 : 1);
    }

    private static long option(List<String> options, String name, long fallback) {
        int at = options.indexOf(name);
        return at < 0 || at + 1 == options.size() ? fallback : Long.parseLong(options.get(at + 1));
    }
}
