package dev.pollux.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// `docs/reference/cli.md` is made from the commands themselves.
class CliPageTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "cli.md");
    private static final int WIDTH = 100;
    private static final String HEAD = """
            # Command line

            <!-- Generated from the commands; `./pollux test --accept app` writes it anew. -->

            `./pollux help` lists every verb in a line. Those that work on the sources are described in
            [CONTRIBUTING](../../CONTRIBUTING.md), the others here.

            Data goes to standard output, everything else to standard error. A verb ends with 0 when it is done, 1 when it
            failed, 2 when it was wrongly asked, and 3 when no Pollux is running.
            """;

    @Test
    void theReferencePageSaysWhatTheCommandsSay() throws IOException {
        // given
        var page = new StringBuilder(HEAD);
        var all = new CommandLine(new Cli());

        // when
        describe(all, 2, page);
        if (Boolean.getBoolean("pollux.accept")) {
            Files.writeString(PAGE, page);
        }

        // then
        assertThat(PAGE).hasContent(page.toString());
    }

    private static void describe(CommandLine parent, int level, StringBuilder page) {
        for (var verb : parent.getSubcommands().values()) {
            var command = verb.getCommandSpec();
            if (!command.usageMessage().hidden()) {
                verb.setUsageHelpWidth(WIDTH);
                page.append("\n%s %s\n\n".formatted("#".repeat(level), command.qualifiedName()));
                page.append("```text\n%s```\n".formatted(verb.getUsageMessage(Ansi.OFF)));
                describe(verb, level + 1, page);
            }
        }
    }
}
