-- Tags that are spellings or translations of another: their waves are counted together.
CREATE TABLE tag_variant (
    tag        TEXT   PRIMARY KEY,
    main       TEXT   NOT NULL,
    account_id BIGINT NOT NULL,
    at         BIGINT NOT NULL
);
CREATE INDEX tag_variant_main ON tag_variant (main);
