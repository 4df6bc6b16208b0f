package dev.pollux.app.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.tools.ToolProvider;

/// The repository as files: what a class path cannot show, tests of other modules among it.
final class Sources {

    static final Path ROOT =
            Path.of(System.getProperty("pollux.root", "..")).toAbsolutePath().normalize();
    private static final Set<String> MADE = Set.of("target", "node_modules", "dist");

    private Sources() {}

    /// Files of this ending below a folder of the repository; what a build made and what is hidden left out.
    static List<Path> files(Path folder, String ending) {
        try (var entries = Files.list(folder)) {
            var found = new ArrayList<Path>();
            for (var entry : entries.sorted().toList()) {
                var name = entry.getFileName().toString();
                if (Files.isDirectory(entry) && !name.startsWith(".") && !MADE.contains(name)) {
                    found.addAll(files(entry, ending));
                } else if (name.endsWith(ending) && Files.isRegularFile(entry)) {
                    found.add(entry);
                }
            }
            return found;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static List<Path> java() {
        return files(ROOT, ".java").stream()
                .filter(file -> file.toString().contains("/src/"))
                .toList();
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static String name(Path file) {
        return ROOT.relativize(file).toString();
    }

    /// The files as the compiler reads them, parsed only.
    static Parsed parsed(List<Path> files) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var manager = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        var units = manager.getJavaFileObjectsFromPaths(files);
        var task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, units);
        try {
            var parsed = new ArrayList<CompilationUnitTree>();
            task.parse().forEach(parsed::add);
            return new Parsed(parsed, Trees.instance(task));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    record Parsed(List<CompilationUnitTree> units, Trees trees) {

        /// Lines from the first to the last character.
        long length(CompilationUnitTree unit, Tree tree) {
            var positions = trees.getSourcePositions();
            var lines = unit.getLineMap();
            return lines.getLineNumber(positions.getEndPosition(unit, tree))
                    - lines.getLineNumber(positions.getStartPosition(unit, tree))
                    + 1;
        }

        String place(CompilationUnitTree unit, Tree tree) {
            long start = trees.getSourcePositions().getStartPosition(unit, tree);
            return name(Path.of(unit.getSourceFile().toUri())) + ":"
                    + unit.getLineMap().getLineNumber(start);
        }
    }
}
