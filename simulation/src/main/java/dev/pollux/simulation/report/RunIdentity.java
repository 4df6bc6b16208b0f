package dev.pollux.simulation.report;

import dev.pollux.simulation.experiment.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The name of a run: a hash of all it depends on. The same scenario text, fork, start and engine give the same name
/// and
/// the same bits.
public final class RunIdentity {

    /// Raised whenever the same inputs would give other bits.
    public static final int ENGINE_VERSION = 1;

    private RunIdentity() {}

    public static String of(String scenarioYaml, Outcome outcome) {
        var inputs = String.join(
                "\n",
                Integer.toString(ENGINE_VERSION),
                outcome.fork().fingerprint(),
                outcome.scenario().start().toString(),
                scenarioYaml);
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(inputs.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
