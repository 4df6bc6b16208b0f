package dev.pollux.model.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.twin.Cause.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyMakingTest {

    private static final String OWNED = "{'entries':{'A':{'subjects':{'pollux:ann':{}},'resources':"
            + "{'policy:/':{'grant':['WRITE'],'revoke':[]}}}}}";

    @Test
    void anOperatorMakesPoliciesThatItMayChange() {
        assertThat(may(Origin.OPERATOR, OWNED, "pollux:ann")).isTrue();
        assertThat(may(Origin.OPERATOR, OWNED, "pollux:bob", "pollux:ann")).isTrue();
        assertThat(may(Origin.OPERATOR, OWNED, "pollux:bob")).isFalse();
        assertThat(may(Origin.OPERATOR, OWNED)).isFalse();
    }

    @Test
    void aDeviceMakesNoneEvenForItself() {
        assertThat(may(Origin.DEVICE, OWNED.replace("pollux:ann", "device:a:b"), "device:a:b"))
                .isFalse();
    }

    @Test
    void theServiceMakesAny() {
        assertThat(may(Origin.SYSTEM, OWNED, "pollux:system")).isTrue();
    }

    @Test
    void aPolicyWithoutOwnersIsLeftToItsOwnCheck() {
        assertThat(may(Origin.OPERATOR, "{}", "pollux:bob")).isTrue();
    }

    private static boolean may(Origin door, String policy, String... subjects) {
        return PolicyMaking.access(List.of(subjects), door, json(policy)) == Access.ALL;
    }

    private static JsonObject json(String text) {
        return JsonCodec.DEFAULT.parseObject(text.replace('\'', '"').getBytes());
    }
}
