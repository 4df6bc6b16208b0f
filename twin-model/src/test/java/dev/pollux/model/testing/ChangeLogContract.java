package dev.pollux.model.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.port.Position;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What every [dev.pollux.model.port.ChangeLog] keeps.
public abstract class ChangeLogContract extends JournalContract {

    @Test
    void anEmptyLogEndsWhereItStarts() {
        assertThat(journal.log().head()).isEqualTo(journal.log().horizon());
        assertThat(journal.log().after(journal.log().horizon(), 10)).isEmpty();
    }

    @Test
    void changesComeInTheOrderTheyWereStored() {
        // given
        journal.append(PUMP, created(PUMP));
        journal.append(FAN, created(FAN));
        var last = journal.append(PUMP, put(2, 7));
        // when
        var changes = journal.log().after(journal.log().horizon(), 10);
        // then
        assertThat(changes).extracting(Change::twin).containsExactly(PUMP, FAN, PUMP);
        assertThat(changes).extracting(Change::event).containsExactly(created(PUMP), created(FAN), put(2, 7));
        assertThat(changes).extracting(Change::position).isSorted().doesNotHaveDuplicates();
        assertThat(journal.log().head())
                .isEqualTo(last)
                .isEqualTo(changes.getLast().position());
    }

    @Test
    void aReaderGoesOnFromAnyPosition() {
        // given
        journal.append(PUMP, created(PUMP));
        for (int i = 2; i <= 25; i++) {
            journal.append(PUMP, put(i, i));
        }
        // when
        var read = new ArrayList<Change>();
        var at = journal.log().horizon();
        for (var some = journal.log().after(at, 4);
                !some.isEmpty();
                some = journal.log().after(at, 4)) {
            assertThat(some).hasSizeLessThanOrEqualTo(4);
            read.addAll(some);
            at = some.getLast().position();
        }
        // then
        assertThat(read).hasSize(25).isEqualTo(journal.log().after(journal.log().horizon(), 100));
        assertThat(at).isEqualTo(journal.log().head());
    }

    @Test
    void aListenerIsWokenByAnAppendUntilItIsClosed() throws Exception {
        // given
        var woken = new CountDownLatch(1);
        var listening = journal.log().onAppend(woken::countDown);
        // when
        Position position = journal.append(PUMP, created(PUMP));
        // then
        assertThat(woken.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(journal.log().head()).isGreaterThanOrEqualTo(position);
        listening.close();
    }
}
