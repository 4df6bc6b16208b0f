/// Figures, always measured: whole-system load from a client on the same machine, and the rooms alone. Each bench
/// prints one JSON line.
///
/// May enter: everything. Leaves: [Bencher], the program behind `./pollux bench`. Start reading at [Bench].
@NullMarked
package dev.pollux.bench;

import org.jspecify.annotations.NullMarked;
