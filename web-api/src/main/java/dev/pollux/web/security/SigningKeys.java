package dev.pollux.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/// The issuer's own P-256 keys: one kept in a file that only the owner may read, made at first start, and one that
/// lives
/// as long as the process. No key is ever shipped or configured.
record SigningKeys(ECKey lasting, ECKey ofProcess) {

    private static final String FILE = "issuer.jwk.json";

    static SigningKeys open(Path folder) {
        try {
            Files.createDirectories(folder);
            var file = folder.resolve(FILE);
            var lasting = Files.exists(file) ? ECKey.parse(Files.readString(file)) : store(file, generate("local"));
            return new SigningKeys(lasting, generate("process"));
        } catch (IOException fault) {
            throw new UncheckedIOException("the signing key cannot be read or written in " + folder, fault);
        } catch (ParseException fault) {
            throw new IllegalStateException(folder.resolve(FILE) + " is no JSON Web Key: delete it to get a new one");
        }
    }

    /// Written beside and then moved, so that a half-written key is never found.
    private static ECKey store(Path file, ECKey key) throws IOException {
        var beside = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(beside);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(beside, ownerOnly);
        Files.writeString(beside, key.toJSONString());
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        return key;
    }

    private static ECKey generate(String purpose) {
        try {
            var key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
            return new ECKey.Builder(key).keyID(purpose + "-" + key.getKeyID()).build();
        } catch (JOSEException fault) {
            throw new IllegalStateException("this JDK makes no P-256 keys", fault);
        }
    }
}
