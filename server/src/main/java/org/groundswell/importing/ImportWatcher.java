package org.groundswell.importing;

import org.groundswell.model.Message;

/** An observer of an import's progress. Called by the importing threads, so it must be quick. */
public interface ImportWatcher {
    /** A watcher that does nothing. */
    ImportWatcher NOBODY = new ImportWatcher() {
        @Override
        public void moved(long bytes) {}

        @Override
        public void rejected(long number, Message reason, String record) {}

        @Override
        public void leftOut(long number, Message reason, String record) {}
    };

    /** Reports the number of bytes of the file, as stored on disk, that have been read. */
    void moved(long bytes);

    /**
     * A record could not be imported.
     *
     * @param number its line, or its position in the array, from 1
     */
    void rejected(long number, Message reason, String record);

    /** A valid record was left out, because it boosts a post that isn't here. */
    void leftOut(long number, Message reason, String record);

    /**
     * A picture, video or sound was left out of a post that is imported.
     *
     * @param file its name in the archive
     */
    default void mediaLeftOut(long number, String file, Message reason) {}
}
