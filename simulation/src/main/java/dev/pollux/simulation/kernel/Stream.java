package dev.pollux.simulation.kernel;

import java.nio.charset.StandardCharsets;

/// A stream of random numbers named by what it is for: `(seed, replication, asset, purpose)`. The numbers come from
/// Philox4x32-10, a counter-based generator (Salmon et al., SC 2011), so a stream gives the same draws whatever else
/// is drawn, in whatever order and on whatever thread. Not thread-safe: one stream belongs to one device.
public final class Stream {

    private static final int ROUNDS = 10;
    private static final int MULTIPLIER_0 = 0xD2511F53;
    private static final int MULTIPLIER_1 = 0xCD9E8D57;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;

    private final int key0;
    private final int key1;
    private final int counter2;
    private final int counter3;
    private long block;
    private long spare;
    private boolean hasSpare;

    private Stream(long key, long name) {
        this.key0 = (int) key;
        this.key1 = (int) (key >>> 32);
        this.counter2 = (int) name;
        this.counter3 = (int) (name >>> 32);
    }

    public static Stream of(long seed, int replication, String asset, String purpose) {
        return new Stream(mix(seed + 0x9E3779B97F4A7C15L * (replication + 1L)), hash(asset + '\u0000' + purpose));
    }

    /// 64 uniform bits.
    public long bits() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        int[] out = philox((int) block, (int) (block >>> 32), counter2, counter3, key0, key1);
        block++;
        spare = (out[3] & 0xFFFFFFFFL) << 32 | out[2] & 0xFFFFFFFFL;
        hasSpare = true;
        return (out[1] & 0xFFFFFFFFL) << 32 | out[0] & 0xFFFFFFFFL;
    }

    /// Uniform in [0, 1), 53 bits.
    public double uniform() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    /// Standard normal, by Box and Muller's transform. Uses StrictMath, so that every machine draws the same bits.
    public double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * Math.PI * uniform());
    }

    /// Exponential with the given mean.
    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - uniform());
    }

    /// One Philox4x32-10 block: counter (c0…c3) under key (k0, k1).
    static int[] philox(int c0, int c1, int c2, int c3, int k0, int k1) {
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = (MULTIPLIER_0 & 0xFFFFFFFFL) * (c0 & 0xFFFFFFFFL);
            long product1 = (MULTIPLIER_1 & 0xFFFFFFFFL) * (c2 & 0xFFFFFFFFL);
            c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
            c1 = (int) product1;
            c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
            c3 = (int) product0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        return new int[] {c0, c1, c2, c3};
    }

    private static long hash(String name) {
        long hash = 0xCBF29CE484222325L;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b & 0xFF) * 0x100000001B3L;
        }
        return mix(hash);
    }

    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
