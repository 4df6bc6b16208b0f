package dev.pollux.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "configuration.md");

    @Test
    void theReferencePageSaysWhatTheSettingsSay() throws IOException {
        // given
        var generated = ConfigurationPage.markdown();

        // when
        if (Boolean.getBoolean("pollux.accept")) {
            Files.writeString(PAGE, generated);
        }

        // then
        assertThat(PAGE).hasContent(generated);
    }
}
