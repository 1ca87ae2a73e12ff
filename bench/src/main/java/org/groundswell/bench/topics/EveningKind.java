package org.groundswell.bench.topics;

/** What happens on an evening, and whether its tags are one topic. */
enum EveningKind {
    SPELLINGS("spellings of one event", true),
    FEW_PEOPLE("spellings, most with a handful of people", true),
    COMPANIONS("companions of one event", true),
    NIGHT("a night of twenty tags", true),
    OPPOSITE("an answer with an opposite name", false),
    ANSWER("an answer with another name", false),
    RIVAL("a rival that replaces a word", false),
    SHOWS_IN_TURN("two shows of one crowd, one after the other", false),
    SHOWS_AT_ONCE("two shows of one crowd, at once", false),
    NAMESAKES("similar names of two events", false),
    GENERAL("two events with a general tag", false),
    BUSY_PEOPLE("three events of the busiest people", false);

    private final String description;
    private final boolean oneTopic;

    EveningKind(String description, boolean oneTopic) {
        this.description = description;
        this.oneTopic = oneTopic;
    }

    String description() {
        return description;
    }

    /** Whether all its tags are one topic; otherwise each is one of its own. */
    boolean isOneTopic() {
        return oneTopic;
    }
}
