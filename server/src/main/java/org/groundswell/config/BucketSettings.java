package org.groundswell.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.groundswell.files.Bucket;

/** Reads the settings of the bucket for files, and checks that they belong together. */
final class BucketSettings {
    private static final List<Setting> OTHERS = List.of(
            Setting.S3_BUCKET,
            Setting.S3_REGION,
            Setting.S3_ACCESS_KEY,
            Setting.S3_SECRET_KEY,
            Setting.S3_SECRET_KEY_FILE);

    private BucketSettings() {}

    /**
     * Reads the settings; empty if no address is set.
     *
     * @param value of a setting, empty if it is not set
     * @throws ConfigException if a value is invalid or missing, or has no effect without an address
     */
    static Optional<Bucket> of(Function<Setting, String> value) {
        String address = value.apply(Setting.S3_URL);
        if (address.isEmpty()) {
            Secrets.needs(value, Setting.S3_URL, OTHERS);
            return Optional.empty();
        }
        String name = value.apply(Setting.S3_BUCKET);
        if (!name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw new ConfigException(Setting.S3_BUCKET.key()
                    + " must be the name of a bucket: 3 to 63 small letters, digits, dots and hyphens");
        }
        String region = value.apply(Setting.S3_REGION);
        if (!region.matches("[A-Za-z0-9-]{0,64}")) {
            throw new ConfigException(Setting.S3_REGION.key() + " must be a region like eu-central-1");
        }
        String accessKey = value.apply(Setting.S3_ACCESS_KEY);
        String secretKey = Secrets.read(value, Setting.S3_SECRET_KEY, Setting.S3_SECRET_KEY_FILE);
        if (accessKey.isEmpty() || secretKey.isEmpty()) {
            throw new ConfigException(Setting.S3_URL.key() + " needs " + Setting.S3_ACCESS_KEY.key() + " and "
                    + Setting.S3_SECRET_KEY.key() + " (or " + Setting.S3_SECRET_KEY_FILE.key() + ")");
        }
        return Optional.of(
                new Bucket(address(address), name, region.isEmpty() ? "us-east-1" : region, accessKey, secretKey));
    }

    private static URI address(String typed) {
        try {
            URI uri = new URI(typed.replaceAll("/+$", ""));
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getPath().isEmpty()
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException noAddress) {
            // Reported below, like an unsupported address.
        }
        throw new ConfigException(
                Setting.S3_URL.key() + " must be an address like https://s3.example.org, without the bucket");
    }
}
