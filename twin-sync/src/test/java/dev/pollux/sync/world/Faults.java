package dev.pollux.sync.world;

import java.time.Duration;

/// What goes wrong in a world, and how often: packets lost and doubled in percent, their longest delay, and how many
/// partitions, crashes, full and stalled disks there are and how often twins leave memory until [World#CALM]; how far
/// the wall clock may jump at a restart.
record Faults(
        int lossPercent,
        int doublePercent,
        Duration delay,
        int partitions,
        int crashes,
        int fullDisks,
        int stalls,
        int passivations,
        Duration clockJump) {

    static final Faults NONE = new Faults(0, 0, Duration.ofMillis(5), 0, 0, 0, 0, 0, Duration.ZERO);
    static final Faults ALL = NONE.withNetwork(8, 8, Duration.ofMillis(800))
            .withPartitions(2)
            .withCrashes(3)
            .withFullDisks(2)
            .withStalls(1)
            .withPassivations(8)
            .withClockJump(Duration.ofSeconds(5));

    Faults withNetwork(int loss, int doubled, Duration longest) {
        return new Faults(loss, doubled, longest, partitions, crashes, fullDisks, stalls, passivations, clockJump);
    }

    Faults withPartitions(int count) {
        return new Faults(
                lossPercent, doublePercent, delay, count, crashes, fullDisks, stalls, passivations, clockJump);
    }

    Faults withCrashes(int count) {
        return new Faults(
                lossPercent, doublePercent, delay, partitions, count, fullDisks, stalls, passivations, clockJump);
    }

    Faults withFullDisks(int count) {
        return new Faults(
                lossPercent, doublePercent, delay, partitions, crashes, count, stalls, passivations, clockJump);
    }

    Faults withStalls(int count) {
        return new Faults(
                lossPercent, doublePercent, delay, partitions, crashes, fullDisks, count, passivations, clockJump);
    }

    Faults withPassivations(int count) {
        return new Faults(lossPercent, doublePercent, delay, partitions, crashes, fullDisks, stalls, count, clockJump);
    }

    Faults withClockJump(Duration farthest) {
        return new Faults(
                lossPercent, doublePercent, delay, partitions, crashes, fullDisks, stalls, passivations, farthest);
    }
}
