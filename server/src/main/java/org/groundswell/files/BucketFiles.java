package org.groundswell.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.groundswell.jobs.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Files in a {@link Bucket}, under the paths that {@link DirectoryFiles} has, so that any S3 tool can copy a directory of files to
 * a bucket and back.
 */
public final class BucketFiles implements FileStore, Service {
    private static final Logger LOG = LoggerFactory.getLogger(BucketFiles.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Without a byte. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final int PIECE = 1 << 16;

    private final Bucket bucket;
    private final S3Client client;

    public BucketFiles(Bucket bucket) {
        this.bucket = bucket;
        this.client = S3Client.builder()
                .endpointOverride(bucket.endpoint())
                .region(Region.of(bucket.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(bucket.accessKey(), bucket.secretKey())))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE))
                .forcePathStyle(true)
                // Stores other than Amazon's don't all know the checksums that its newer clients send; the signature
                // has one.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(settings -> settings.chunkedEncodingEnabled(false))
                .build();
    }

    /**
     * Makes sure that the bucket can be used.
     *
     * @throws UnusableBucketException if it doesn't exist, or refuses the key. A store that can't be reached may be back soon, and is
     *     only logged
     */
    @Override
    public void start() {
        try {
            client.headBucket(request -> request.bucket(bucket.name()));
        } catch (AwsServiceException refused) {
            if (isBusy(refused)) {
                LOG.warn("The bucket {} is busy: {}", bucket, refused.getMessage());
            } else {
                throw new UnusableBucketException(
                        "can't use the bucket " + bucket + ": "
                                + switch (refused.statusCode()) {
                                    case 404 -> "there is none of this name";
                                    case 403 -> "it refuses the access key";
                                    default -> "it answers with status " + refused.statusCode();
                                },
                        refused);
            }
        } catch (SdkClientException unreachable) {
            LOG.warn("The bucket {} can't be reached: {}", bucket, unreachable.getMessage());
        }
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public void put(FileName name, Path file) throws IOException {
        String type = name.type().map(FileType::mediaType).orElse("application/octet-stream");
        asked(() -> client.putObject(
                request -> request.bucket(bucket.name()).key(name.path()).contentType(type),
                RequestBody.fromFile(file)));
    }

    @Override
    public Optional<Found> find(FileName name) throws IOException {
        Optional<HeadObjectResponse> head = ifThere(
                () -> client.headObject(request -> request.bucket(bucket.name()).key(name.path())));
        return head.map(response -> new InBucket(name, response.contentLength()));
    }

    private final class InBucket implements Found {
        private final FileName name;
        private final long size;

        InBucket(FileName name, long size) {
            this.name = name;
            this.size = size;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public void writeTo(OutputStream out, long from, long length) throws IOException {
            if (length == 0) {
                return;
            }
            String range = "bytes=" + from + "-" + (from + length - 1);
            try (InputStream part = asked(() -> client.getObject(
                    request -> request.bucket(bucket.name()).key(name.path()).range(range),
                    ResponseTransformer.toInputStream()))) {
                byte[] piece = new byte[PIECE];
                long left = length;
                while (left > 0) {
                    int read = part.read(piece, 0, (int) Math.min(piece.length, left));
                    if (read < 0) {
                        throw new EOFException(name + " has become shorter");
                    }
                    out.write(piece, 0, read);
                    left -= read;
                }
            }
        }
    }

    @Override
    public void delete(FileName name) throws IOException {
        asked(() -> client.deleteObject(request -> request.bucket(bucket.name()).key(name.path())));
    }

    private interface Question<T> {
        T ask();
    }

    private <T> Optional<T> ifThere(Question<T> question) throws IOException {
        try {
            return Optional.of(question.ask());
        } catch (AwsServiceException refused) {
            if (refused.statusCode() == 404) {
                return Optional.empty();
            }
            throw failed(refused);
        } catch (SdkException failed) {
            throw failed(failed);
        }
    }

    private <T> T asked(Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (SdkException failed) {
            throw failed(failed);
        }
    }

    private IOException failed(SdkException failure) {
        String message = "the bucket " + bucket + " failed: " + failure.getMessage();
        if (failure instanceof AwsServiceException refused && !isBusy(refused)) {
            return new IOException(message, failure);
        }
        LOG.warn(message);
        return new StoreUnavailableException(message, failure);
    }

    private static boolean isBusy(AwsServiceException refused) {
        return refused.statusCode() >= 500 || refused.statusCode() == 429;
    }
}
