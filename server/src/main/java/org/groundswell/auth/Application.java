package org.groundswell.auth;

import java.time.Instant;
import java.util.List;

/** A registered OAuth client: an app that people use to read and post. */
public record Application(
        long id,
        String clientId,
        String secretHash,
        String name,
        String website,
        List<String> redirectUris,
        Scopes scopes,
        Instant createdAt) {}
