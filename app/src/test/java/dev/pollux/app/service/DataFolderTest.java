package dev.pollux.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path temp;

    @Test
    void aNewFolderIsForItsOwnerOnly() throws IOException {
        // when
        try (var folder = DataFolder.open(temp.resolve("data"))) {
            // then
            assertThat(folder.isNew()).isTrue();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void twoProcessesNeverShareAFolder() {
        // given
        try (var folder = DataFolder.open(temp)) {
            // then
            assertThatThrownBy(() -> DataFolder.open(folder.path()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("in use by another Pollux");
            assertThat(DataFolder.isLocked(temp)).isTrue();
        }
        assertThat(DataFolder.isLocked(temp)).isFalse();
    }

    @Test
    void aFolderWithAJournalIsNotNew() throws IOException {
        // given
        DataFolder.open(temp).close();
        Files.createDirectory(temp.resolve("journal"));

        // when
        try (var folder = DataFolder.open(temp)) {
            // then
            assertThat(folder.isNew()).isFalse();
        }
    }

    @Test
    void aNewerFormatIsRefused() throws IOException {
        // given
        Files.writeString(temp.resolve("format"), "2\n");

        // then
        assertThatThrownBy(() -> DataFolder.open(temp))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("newer Pollux");
        assertThat(DataFolder.isLocked(temp)).isFalse();
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws IOException {
        // given
        var file = Files.writeString(temp.resolve("data"), "");

        // then
        assertThatThrownBy(() -> DataFolder.open(file)).isInstanceOf(StartRefused.class);
    }
}
