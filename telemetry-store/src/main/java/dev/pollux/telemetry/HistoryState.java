package dev.pollux.telemetry;

import dev.pollux.model.port.Position;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

/// What history remembers beside its tables: the offset up to which everything is surely in them, how many roll-ups
/// there were, and the day whose roll-up is under way (empty: none). Replaced as a whole and synced. Thread-safe.
final class HistoryState {

    private final Path file;
    private Position offset = Position.START;
    private int rolls;
    private String rolling = "";

    private HistoryState(Path file) {
        this.file = file;
    }

    static HistoryState open(Path file) {
        var state = new HistoryState(file);
        if (Files.exists(file)) {
            state.read();
        }
        return state;
    }

    private void read() {
        try (var in = Files.newBufferedReader(file)) {
            var values = new Properties();
            values.load(in);
            offset = Position.parse(values.getProperty("offset", "")).orElse(Position.START);
            rolls = Integer.parseInt(values.getProperty("rolls", "0"));
            rolling = values.getProperty("rolling", "");
        } catch (IOException | NumberFormatException e) {
            throw new HistoryFailure("the file " + file + " is damaged: remove it, the journal is read again", e);
        }
    }

    synchronized Position offset() {
        return offset;
    }

    synchronized void offset(Position position) {
        offset = position;
        write();
    }

    /// The number of the roll-up under way, or of the next one.
    synchronized int roll() {
        return rolls;
    }

    synchronized String rolling() {
        return rolling;
    }

    synchronized void beginRoll(String day) {
        rolling = day;
        write();
    }

    synchronized void endRoll() {
        rolling = "";
        rolls++;
        write();
    }

    private void write() {
        var text = "offset=" + offset.text() + "\nrolls=" + rolls + "\nrolling=" + rolling + "\n";
        var next = file.resolveSibling(file.getFileName() + ".new");
        try (var channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new HistoryFailure("history's offset is not written: " + e.getMessage(), e);
        }
    }
}
