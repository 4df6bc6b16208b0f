package dev.pollux.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What holds for every source file, tests included.
class SourcesTest {

    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_METHOD = 40;
    // Written in pieces, or this file would find itself.
    private static final Pattern LEFT_UNDONE = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern SLEEP = Pattern.compile("(Thread|TimeUnit\\.[A-Z]+|SECONDS)\\.sl" + "eep\\(");
    private static final Pattern EVASIVE =
            Pattern.compile("/(common|util|utils|helper|helpers|manager|impl|misc|core)/");

    @Test
    void noFileIsTooLongToReadAtOnce() {
        assertThat(Sources.java())
                .hasSizeGreaterThan(100)
                .allSatisfy(file ->
                        assertThat(Sources.lines(file)).as(Sources.name(file)).hasSizeLessThanOrEqualTo(LONGEST_FILE));
    }

    /// Main code only; and a method that is one statement, a table such as a `switch`, may be as long as its table.
    @Test
    void noMethodIsTooLongToSeeAtOnce() {
        // given
        var parsed = Sources.parsed(Sources.java().stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .toList());

        // when
        var tooLong = new ArrayList<String>();
        for (var unit : parsed.units()) {
            new Methods(parsed, unit, tooLong).scan(unit, null);
        }

        // then
        assertThat(tooLong).isEmpty();
    }

    @Test
    void nothingIsLeftUndoneOnMain() {
        assertThat(matches(LEFT_UNDONE, Sources.java())).isEmpty();
    }

    @Test
    void nobodySleeps() {
        assertThat(matches(SLEEP, Sources.java())).isEmpty();
    }

    @Test
    void everyFolderSaysWhatItIsFor() {
        assertThat(Sources.java())
                .noneSatisfy(file -> assertThat(Sources.name(file)).matches(EVASIVE.asPredicate()));
    }

    @Test
    void settingsOfPekkoAreDerivedAndNeverWrittenByHand() {
        assertThat(Sources.files(Sources.ROOT, "application.conf")).isEmpty();
    }

    /// Without it, null checks do not reach the package.
    @Test
    void everyPackageIntroducesItself() {
        // given
        var packages = Sources.java().stream()
                .filter(file -> file.toString().contains("/src/main/java/"))
                .filter(file -> !file.getFileName().toString().equals("module-info.java"))
                .map(Path::getParent)
                .distinct();

        // then
        assertThat(packages).isNotEmpty().allSatisfy(folder -> {
            var introduction = folder.resolve("package-info.java");
            assertThat(introduction).exists();
            assertThat(Files.readString(introduction)).contains("///", "@NullMarked");
        });
    }

    private static List<String> matches(Pattern pattern, List<Path> files) {
        return files.stream()
                .flatMap(file -> {
                    var lines = Sources.lines(file);
                    return IntStream.range(0, lines.size())
                            .filter(line -> pattern.matcher(lines.get(line)).find())
                            .mapToObj(line -> Sources.name(file) + ":" + (line + 1));
                })
                .toList();
    }

    private static final class Methods extends TreeScanner<Void, Void> {

        private final Sources.Parsed parsed;
        private final CompilationUnitTree unit;
        private final List<String> tooLong;

        Methods(Sources.Parsed parsed, CompilationUnitTree unit, List<String> tooLong) {
            this.parsed = parsed;
            this.unit = unit;
            this.tooLong = tooLong;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            var body = method.getBody();
            if (body != null && body.getStatements().size() > 1 && parsed.length(unit, body) > LONGEST_METHOD) {
                tooLong.add(parsed.place(unit, method) + " " + method.getName());
            }
            return super.visitMethod(method, nothing);
        }
    }
}
