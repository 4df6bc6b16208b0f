package dev.pollux.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every link between the documents leads somewhere, to the heading if it names one; and every document can be reached
/// from the table of contents.
class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|`[^`\n]*`");

    @Test
    void everyLinkLeadsSomewhere() {
        // when
        var broken = pages().stream()
                .flatMap(page -> targets(page)
                        .filter(target -> !resolves(page, target))
                        .map(target -> Sources.name(page) + " -> " + target));

        // then
        assertThat(pages()).hasSizeGreaterThan(20);
        assertThat(broken).isEmpty();
    }

    @Test
    void everyDocumentIsListed() {
        // given
        var docs = Sources.ROOT.resolve("docs");
        var listed = Stream.of(docs.resolve("README.md"), docs.resolve("decisions/README.md"))
                .flatMap(page ->
                        targets(page).map(target -> page.resolveSibling(target).normalize()))
                .collect(Collectors.toSet());

        // then
        assertThat(Sources.files(docs, ".md"))
                .filteredOn(page -> !page.equals(docs.resolve("README.md")))
                .allSatisfy(page -> assertThat(listed).contains(page));
    }

    private static List<Path> pages() {
        return Sources.files(Sources.ROOT, ".md");
    }

    private static Stream<String> targets(Path page) {
        return LINK.matcher(CODE.matcher(text(page)).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.contains("://"));
    }

    private static boolean resolves(Path page, String target) {
        var parts = target.split("#", 2);
        var file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return Files.exists(file) && (parts.length == 1 || headings(file).contains(parts[1]));
    }

    private static Set<String> headings(Path page) {
        return text(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String text(Path page) {
        return String.join("\n", Sources.lines(page));
    }
}
