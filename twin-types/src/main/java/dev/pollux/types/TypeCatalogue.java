package dev.pollux.types;

import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonInvalid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The types that are known, by definition. Immutable.
public final class TypeCatalogue {

    public static final TypeCatalogue EMPTY = new TypeCatalogue(Map.of());

    private static final JsonCodec CODEC = new JsonCodec(new JsonCodec.Limits(32, 1024 * 1024));

    private final Map<String, TwinType> types;

    private TypeCatalogue(Map<String, TwinType> types) {
        this.types = new TreeMap<>(types);
    }

    /// Reads every `*.json` of a folder, one Interface each. Throws [IllegalArgumentException] naming the file and what
    /// is wrong with it; a missing folder is an empty catalogue.
    public static TypeCatalogue load(Path folder) {
        if (!Files.isDirectory(folder)) {
            return EMPTY;
        }
        var types = new HashMap<String, TwinType>();
        try (var files = Files.newDirectoryStream(folder, "*.json")) {
            for (var file : files) {
                var type = read(file);
                if (types.put(type.definition(), type) != null) {
                    throw new IllegalArgumentException(file + ": " + type.definition() + " is described twice");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TypeCatalogue(types);
    }

    public Optional<TwinType> find(String definition) {
        return Optional.ofNullable(types.get(definition));
    }

    /// All types, ordered by definition.
    public Collection<TwinType> all() {
        return types.values();
    }

    private static TwinType read(Path file) throws IOException {
        try {
            return switch (DtdlReader.read(CODEC.parseObject(Files.readAllBytes(file)))) {
                case DtdlReader.Read.Ok(var type) -> type;
                case DtdlReader.Read.Refused(var findings) ->
                    throw new IllegalArgumentException(file + ": " + findings);
            };
        } catch (JsonInvalid e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }
}
