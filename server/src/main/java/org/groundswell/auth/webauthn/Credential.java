package org.groundswell.auth.webauthn;

/**
 * A credential: what the server keeps of a passkey (Web Authentication Level 3, section 4, "credential record").
 *
 * @param id in base64url
 * @param publicKey a COSE_Key (RFC 9052, section 7), in base64url
 * @param signCount of its last signature; 0 for authenticators that don't count
 * @param backupEligible whether it may be copied to other devices of its owner
 */
public record Credential(String id, String publicKey, long signCount, boolean backupEligible) {}
