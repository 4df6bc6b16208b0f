package dev.pollux.bench;

import java.nio.ByteBuffer;

/// What one connection says and hears. Called by the loop's thread only.
interface Talk {

    /// The connection stands: what to say first goes into the buffer, which is ready to be written to.
    void begin(ByteBuffer out);

    /// Bytes have come. Whole messages are taken out of the buffer, a part of one is left in it; what to say next goes
    /// into `out`.
    void hear(ByteBuffer in, ByteBuffer out);
}
