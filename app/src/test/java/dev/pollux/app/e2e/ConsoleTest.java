package dev.pollux.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The console in a real browser, on a small demo: signed in by the printed link, the fleet moves, the tree opens, a
/// command is followed to its end, and nothing is blocked or fails on the way.
class ConsoleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("http://\\S+/login#ticket=\\S+");
    private static final String PUMP =
            "[...document.querySelectorAll('#fleet tbody tr')].find(row => row.dataset.id.includes('pump-'))";

    @Test
    void anEngineerWatchesTheFactoryAndCommandsAPump(@TempDir Path data, @TempDir Path profile) throws Exception {
        // given
        var browser = Chromium.installed();
        assumeTrue(browser.isPresent(), "there is no Chromium to look through");
        try (var service = ServiceProcess.start(data, "demo", "--devices", "30");
                var page = Chromium.open(browser.get(), profile, link(service))) {

            // then the fleet is there, its parts work, and its values move
            eventually(page, "document.querySelectorAll('#fleet tbody tr').length > 20");
            eventually(page, "document.getElementById('health').dataset.state === 'up'");
            eventually(page, "document.querySelectorAll('[data-state=connected]').length > 5");
            var before = page.evaluate("document.querySelector('#fleet tbody').textContent");
            await().atMost(PATIENCE)
                    .until(() -> !page.evaluate("document.querySelector('#fleet tbody').textContent")
                            .equals(before));

            // and the ticket is gone from the address bar
            assertThat(page.evaluate("location.href")).doesNotContain("ticket");

            // when the tree is opened and a pump is chosen
            eventually(page, "document.querySelectorAll('#tree details').length > 0");
            page.evaluate("document.querySelectorAll('#tree details').forEach(branch => branch.open = true)");
            eventually(page, "document.querySelector('#tree').textContent.includes('Line 1')");
            page.evaluate(PUMP + ".click()");

            // then its chart is drawn
            eventually(page, "document.querySelectorAll('#detail canvas').length > 0");

            // when it is told to show itself, then the command is followed to its end
            page.evaluate("document.querySelector('form.command input[name=name]').value = 'identify';"
                    + "document.querySelector('form.command').requestSubmit()");
            eventually(page, "document.querySelector('.steps .end')?.textContent.startsWith('succeeded')");

            // and nothing was blocked, missing or complained about
            assertThat(page.errors())
                    .allMatch(error -> error.contains("503"), "only the graph, which follows later, may be missing");
            assertThat(page.evaluate("document.getElementById('notice').hidden"))
                    .isEqualTo("true");
        }
    }

    /// The link is printed right after the line that says ready.
    private static String link(ServiceProcess service) {
        return await().atMost(PATIENCE)
                .until(
                        () -> service.output().stream()
                                .map(LINK::matcher)
                                .filter(Matcher::find)
                                .map(Matcher::group)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static void eventually(Chromium page, String condition) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page.evaluate("Boolean(" + condition + ")"))
                        .as(condition)
                        .isEqualTo("true"));
    }
}
