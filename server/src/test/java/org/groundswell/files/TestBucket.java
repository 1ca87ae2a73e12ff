package org.groundswell.files;

import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.filesystem.FilesystemApiMetadata;

/** A store that understands the S3 protocol and verifies signatures, over a directory, with one bucket. */
public final class TestBucket implements AutoCloseable {
    private static final String NAME = "our-files";
    private static final String KEY = "the-access-key";
    private static final String SECRET = "the-secret-key";

    private final BlobStoreContext context;
    private final S3Proxy proxy;

    public TestBucket(Path directory) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("jclouds.filesystem.basedir", directory.toString());
        context = ContextBuilder.newBuilder(new FilesystemApiMetadata())
                .credentials("identity", "credential")
                .overrides(properties)
                .build(BlobStoreContext.class);
        store().createContainerInLocation(null, NAME);
        proxy = S3Proxy.builder()
                .blobStore(store())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
                .build();
        proxy.start();
    }

    private BlobStore store() {
        return context.getBlobStore();
    }

    public Bucket bucket() {
        return bucket(NAME, SECRET);
    }

    public Bucket bucket(String name, String secret) {
        return new Bucket(URI.create("http://127.0.0.1:" + proxy.getPort()), name, "eu-central-1", KEY, secret);
    }

    /** How many objects are in it. */
    public long objects() {
        return store().countBlobs(NAME);
    }

    /** Whether it has a file, under the path of a directory of files. */
    public boolean has(FileName name) {
        return store().blobExists(NAME, name.path());
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            context.close();
        }
    }
}
