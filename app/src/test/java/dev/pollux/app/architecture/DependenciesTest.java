package dev.pollux.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What we stand on is decided and written down, and none of it is under the GPL alone.
class DependenciesTest {

    private static final Path RECORD = Sources.ROOT.resolve("docs/decisions/0008-dependencies.md");
    private static final String SERVER = "neo4j-server";
    private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>(.*?)</dependency>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([\\w.-]+?)(_\\$\\{[^}]*})?</artifactId>");
    private static final Pattern NAMED = Pattern.compile("`([a-z0-9-]+)`");
    private static final Pattern LICENCE = Pattern.compile("(?s)<license>.*?<name>(.*?)</name>");
    private static final Pattern COPYLEFT = Pattern.compile("(?i)\\bA?GPL|GNU (Affero )?General");
    private static final Pattern MILDER = Pattern.compile("(?i)class ?path|CPE|CDDL");
    private static final int GENERATIONS = 5;

    @Test
    void everyDependencyIsInTheRecord() {
        // given
        var recorded = Sources.lines(RECORD).stream()
                .filter(line -> line.startsWith("|"))
                .flatMap(line -> all(NAMED, line))
                .toList();

        // when
        var declared = new TreeSet<String>();
        for (var pom : Sources.files(Sources.ROOT, "pom.xml")) {
            var module = pom.getParent();
            if (!module.equals(Sources.ROOT) && !module.endsWith(SERVER)) {
                all(DEPENDENCY, text(pom))
                        .filter(each -> !each.contains("<scope>test</scope>") && !each.contains(">dev.pollux<"))
                        .forEach(each -> all(ARTIFACT, each).forEach(declared::add));
            }
        }

        // then
        assertThat(recorded).containsExactlyInAnyOrderElementsOf(declared);
    }

    /// Jars lie beside their poms in the local repository; a pom without a licence has that of its parent.
    @Test
    void nothingOnTheClassPathIsUnderTheGplAlone() {
        // given
        var poms = Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> jar.toString().endsWith(".jar"))
                .map(jar -> jar.resolveSibling(jar.getParent().getParent().getFileName() + "-"
                        + jar.getParent().getFileName() + ".pom"))
                .filter(Files::exists)
                .toList();

        // then
        assertThat(poms)
                .hasSizeGreaterThan(100)
                .noneSatisfy(pom -> assertThat(licences(pom, GENERATIONS))
                        .isNotEmpty()
                        .allMatch(name -> COPYLEFT.matcher(name).find()
                                && !MILDER.matcher(name).find()));
    }

    private static List<String> licences(Path pom, int generations) {
        var text = text(pom);
        var named = all(LICENCE, text).toList();
        var parent = Pattern.compile("(?s)<parent>.*?</parent>").matcher(text);
        return named.isEmpty() && generations > 0 && parent.find()
                ? licences(parentOf(pom, parent.group()), generations - 1)
                : named;
    }

    private static Path parentOf(Path pom, String parent) {
        var repository = pom;
        while (!Files.isDirectory(repository.resolve("org")) || !Files.isDirectory(repository.resolve("com"))) {
            repository = repository.getParent();
        }
        var name = tag(parent, "artifactId");
        var version = tag(parent, "version");
        return repository
                .resolve(tag(parent, "groupId").replace('.', '/'))
                .resolve(Path.of(name, version, name + "-" + version + ".pom"));
    }

    private static String tag(String text, String name) {
        return all(Pattern.compile("<" + name + ">\\s*([^<]*?)\\s*</" + name + ">"), text)
                .findFirst()
                .orElse("");
    }

    private static Stream<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult each) -> each.group(1));
    }

    private static String text(Path file) {
        return Files.exists(file) ? String.join("\n", Sources.lines(file)) : "";
    }
}
