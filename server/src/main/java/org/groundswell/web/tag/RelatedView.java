package org.groundswell.web.tag;

/**
 * Another tag on a tag's page.
 *
 * @param relation the relation of this page's tag to the other: "Answers"
 * @param key the other tag's key
 * @param evidence the reasons, in words
 */
public record RelatedView(String relation, String name, String key, String url, String evidence) {}
