package dev.pollux.sync.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/// RocksDB's library, unpacked once: a process that is killed would leave its own 17 MB copy behind each time.
final class NativeLibrary {

    private NativeLibrary() {}

    static synchronized Path folder() throws IOException {
        var folder = Path.of(System.getProperty("java.io.tmpdir"), "native").toAbsolutePath();
        var name = Environment.getJniLibraryFileName("rocksdb");
        var library = folder.resolve(name);
        if (!Files.exists(library)) {
            Files.createDirectories(folder);
            var part = folder.resolve(name + "." + ProcessHandle.current().pid());
            try (var packed = RocksDB.class.getResourceAsStream("/" + name)) {
                if (packed != null) {
                    Files.copy(packed, part, StandardCopyOption.REPLACE_EXISTING);
                    Files.move(part, library, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
        return folder;
    }
}
