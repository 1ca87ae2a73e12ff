package org.groundswell.trends.checkpoint;

/** Thrown when data is not a checkpoint, is damaged, or was made by another version or with other settings. */
public final class CheckpointException extends Exception {
    private static final long serialVersionUID = 1;

    public CheckpointException(String message) {
        super(message);
    }
}
