package org.groundswell.files;

import java.net.URI;

/**
 * A bucket of a store that understands the S3 protocol, such as Amazon S3, MinIO, Garage or Ceph.
 *
 * @param endpoint address of the store
 * @param name of the bucket
 * @param region such as {@code eu-central-1}; many stores accept any
 */
public record Bucket(URI endpoint, String name, String region, String accessKey, String secretKey) {
    /** Without the secret, which doesn't belong in logs. */
    @Override
    public String toString() {
        return name + " at " + endpoint;
    }
}
