package org.groundswell.trends.select;

/** What a phrase may be a sign of. One sign alone speaks against no post; {@link SpamRules} combines them. */
enum Sign {
    /** Asks to boost a post. */
    REPOST,
    /** Asks to follow the author. */
    FOLLOW,
    /** Promises a prize. */
    PRIZE,
    /** Asks for follows or boosts in exchange. */
    TRADE,
    /** Asks to write to the author, or leads to a messenger. */
    CONTACT,
    /** Announces something live. */
    LIVE,
    /** Asks to watch. */
    WATCH,
    /** Says that something costs nothing. */
    FREE,
    /** Is used by advertisements for copies of films and for streams of sports. */
    PIRACY,
    /** Promises to earn money. */
    GAIN,
    /** Names a currency or an investment. */
    ASSET,
    /** Promises a sure gain. */
    SURE_GAIN,
    /** Speaks of fraud, as warnings do. */
    WARNING,
    /** Says that somebody called the author a name. */
    REPORTED,
    /** An abusive name for members of a group. */
    SLUR
}
