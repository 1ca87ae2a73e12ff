package org.groundswell.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.groundswell.jobs.Service;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Files in a {@link Bucket}, under the paths that {@link DirectoryFiles} has, so that any S3 tool can copy a directory of files to
 * a bucket and back.
 */
public final class BucketFiles implements FileStore, Service {
    private static final Logger LOG = LoggerFactory.getLogger(BucketFiles.class);
    /**
     * How long a store is waited for.
     *
     * @param connect for a connection
     * @param silence without a byte
     * @param answer for an answer, in all attempts, beside the time that the bytes of a file take
     * @param slowest the pace at which files must be sent or taken, in bytes per second
     */
    record Patience(Duration connect, Duration silence, Duration answer, long slowest) {
        private static final Patience USUAL =
                new Patience(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(30), 1 << 16);

        /** For an answer with a number of bytes, or to as many. */
        Duration answer(long bytes) {
            return answer.plusSeconds(bytes / slowest);
        }
    }

    private static final int PIECE = 1 << 16;

    private final Bucket bucket;
    private final Patience patience;
    private final S3Client client;

    public BucketFiles(Bucket bucket) {
        this(bucket, Patience.USUAL);
    }

    BucketFiles(Bucket bucket, Patience patience) {
        this.bucket = bucket;
        this.patience = patience;
        this.client = S3Client.builder()
                .endpointOverride(bucket.endpoint())
                .region(Region.of(bucket.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(bucket.accessKey(), bucket.secretKey())))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(patience.connect())
                        .socketTimeout(patience.silence()))
                .overrideConfiguration(settings -> settings.apiCallTimeout(patience.answer()))
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
        Duration most = patience.answer(Files.size(file));
        String type = name.type().map(FileType::mediaType).orElse("application/octet-stream");
        asked(() -> client.putObject(
                request -> request.bucket(bucket.name())
                        .key(name.path())
                        .contentType(type)
                        .overrideConfiguration(settings -> settings.apiCallTimeout(most)),
                RequestBody.fromFile(file)));
    }

    @Override
    public Optional<Found> find(FileName name) throws IOException {
        Optional<HeadObjectResponse> head = ifThere(
                () -> client.headObject(request -> request.bucket(bucket.name()).key(name.path())));
        if (head.isEmpty()) {
            return Optional.empty();
        }
        Long size = head.get().contentLength();
        if (size == null) {
            throw failed("it doesn't say how long " + name + " is", null);
        }
        return Optional.of(new InBucket(name, size));
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
            String range = from + "-" + (from + length - 1);
            try (ResponseInputStream<GetObjectResponse> part = asked(() -> client.getObject(
                    request -> request.bucket(bucket.name()).key(name.path()).range("bytes=" + range),
                    ResponseTransformer.toInputStream()))) {
                String got = part.response().contentRange();
                if (got == null || !got.startsWith("bytes " + range + "/")) {
                    throw failed("asked for the bytes " + range + " of " + name + ", it sent " + got, null);
                }
                copy(part, out, length);
            }
        }

        /** The time that the reader of the file takes doesn't count. */
        private void copy(InputStream part, OutputStream out, long length) throws IOException {
            byte[] piece = new byte[PIECE];
            long waited = 0;
            long most = patience.answer(length).toNanos();
            for (long left = length; left > 0; ) {
                long begun = System.nanoTime();
                int read = part.read(piece, 0, (int) Math.min(piece.length, left));
                waited += System.nanoTime() - begun;
                if (read < 0) {
                    throw new EOFException(name + " has become shorter");
                }
                if (waited > most) {
                    throw failed("it sends " + name + " too slowly", null);
                }
                out.write(piece, 0, read);
                left -= read;
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
        } catch (RuntimeException failed) {
            throw failed(failed);
        }
    }

    private <T> T asked(Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (RuntimeException failed) {
            throw failed(failed);
        }
    }

    /** Of the library, or another: an answer without a status becomes an illegal argument. */
    private StoreUnavailableException failed(RuntimeException failure) {
        return failed(String.valueOf(failure.getMessage()), failure);
    }

    /** Whatever it is, it is between the server and its store: the operator reads it in the log. */
    private StoreUnavailableException failed(String problem, @Nullable Throwable cause) {
        String message = "the bucket " + bucket + " failed: " + problem;
        LOG.warn(message);
        return new StoreUnavailableException(message, cause);
    }

    private static boolean isBusy(AwsServiceException refused) {
        return refused.statusCode() >= 500 || refused.statusCode() == 429;
    }
}
