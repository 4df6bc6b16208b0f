package dev.pollux.model.testing;

import org.junit.jupiter.api.Nested;

/// The journal in memory keeps the contracts.
class MemoryJournalTest {

    @Nested
    class AsLog extends ChangeLogContract {
        @Override
        protected JournalUnderTest open() {
            return new MemoryJournal();
        }
    }

    @Nested
    class AsLatest extends LatestTwinsContract {
        @Override
        protected JournalUnderTest open() {
            return new MemoryJournal();
        }
    }
}
