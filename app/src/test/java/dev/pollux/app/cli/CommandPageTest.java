package dev.pollux.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class CommandPageTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "command-line.md");
    private static final String HEAD = """
            # Command line

            <!-- Generated from the verbs themselves; `./pollux test --accept app` writes it anew. -->

            `./pollux VERB`; `./pollux help` lists the verbs. Data goes to standard output, everything else to standard
            error. Exit codes: 0 done, 1 failed, 2 wrongly asked, 3 no Pollux is running. `NO_COLOR` is respected.
            `verify`, `test`, `replay`, `bench`, `fmt` and `dist` work in a source tree only; CONTRIBUTING.md has them.
            """;

    @Test
    void theReferencePageSaysWhatHelpSays() throws IOException {
        // given
        var generated = HEAD + page(new CommandLine(new Cli()), "");

        // when
        if (Boolean.getBoolean("pollux.accept")) {
            Files.writeString(PAGE, generated);
        }

        // then
        assertThat(PAGE).hasContent(generated);
    }

    private static String page(CommandLine command, String path) {
        var text = new StringBuilder();
        command.getSubcommands().forEach((name, verb) -> {
            if (!verb.getCommandSpec().usageMessage().hidden()) {
                text.append("\n## ").append(path).append(name).append("\n\n```\n");
                text.append(usage(verb)).append("```\n");
                text.append(page(verb, path + name + " "));
            }
        });
        return text.toString();
    }

    private static String usage(CommandLine verb) {
        verb.setUsageHelpWidth(100);
        verb.setUsageHelpAutoWidth(false);
        return verb.getUsageMessage(Ansi.OFF).replaceAll("(?m) +$", "");
    }
}
