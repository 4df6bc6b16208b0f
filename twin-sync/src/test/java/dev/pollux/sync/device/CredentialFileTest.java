package dev.pollux.sync.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pollux.model.port.Credentials.Known;
import dev.pollux.model.twin.TwinId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialFileTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final TwinId PUMP = new TwinId(TwinId.Kind.THING, "plant", "pump-1");

    @TempDir
    Path folder;

    @Test
    void anIssuedSecretProvesItsTwinAlsoAfterReopening() {
        // given
        var issued = open().issue(PUMP);

        // when
        var reopened = open();

        // then
        assertThat(reopened.verify(issued.username(), issued.password().getBytes(UTF_8)))
                .contains(PUMP);
        assertThat(reopened.verify(issued.username(), "guess".getBytes(UTF_8))).isEmpty();
        assertThat(reopened.verify("plant:nobody", issued.password().getBytes(UTF_8)))
                .isEmpty();
        assertThat(reopened.list()).containsExactly(new Known(PUMP, "plant:pump-1", NOW));
    }

    @Test
    void theFileHoldsNoSecretAndIsForItsOwnerAlone() throws IOException {
        // when
        var issued = open().issue(PUMP);

        // then
        var file = folder.resolve("credentials.json");
        assertThat(Files.readString(file)).doesNotContain(issued.password());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void anEarlierSecretCountsUntilItIsRevoked() {
        // given
        var file = open();
        var first = file.issue(PUMP);
        var second = file.issue(PUMP);
        var revoked = new ArrayList<String>();
        file.onRevoke(revoked::add);

        // when
        boolean done = file.revoke(first.username());

        // then
        assertThat(done).isTrue();
        assertThat(file.revoke(first.username())).isFalse();
        assertThat(second.username()).startsWith("plant:pump-1/");
        assertThat(revoked).containsExactly(first.username());
        assertThat(file.verify(first.username(), first.password().getBytes(UTF_8)))
                .isEmpty();
        assertThat(open().verify(second.username(), second.password().getBytes(UTF_8)))
                .contains(PUMP);
    }

    @Test
    void aDamagedFileIsSaidNotIgnored() throws IOException {
        // given
        Files.writeString(folder.resolve("credentials.json"), "{\"format\":1,\"credentials\":[{}]}");

        // when, then
        assertThatThrownBy(this::open).hasMessageContaining("damaged");
    }

    private CredentialFile open() {
        return CredentialFile.open(folder.resolve("credentials.json"), () -> NOW);
    }
}
