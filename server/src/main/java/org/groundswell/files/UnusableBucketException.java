package org.groundswell.files;

/** The settings of a {@link Bucket} are wrong. The message is for the operator. */
public final class UnusableBucketException extends RuntimeException {
    UnusableBucketException(String message, Throwable cause) {
        super(message, cause);
    }
}
