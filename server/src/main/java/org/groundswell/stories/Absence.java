package org.groundswell.stories;

/** Why a block of a draft has nothing to show in the story. */
public enum Absence {
    /** A paragraph of an editor without text. */
    NO_TEXT,
    /** An automatic paragraph about something that the wave doesn't have. */
    NO_FACTS,
    /** A heading with nothing below it. */
    NOTHING_BELOW,
    /** A voice after whose joining no rise stands out. */
    NO_RISE,
    /** A post that is deleted, no longer public, marked as sensitive, or of an account that must not be named. */
    NOT_AVAILABLE,
    /** A post whose author declined, or a voice that declined to be named. */
    DECLINED,
    /** A post whose author has not agreed, in a story that quotes only people who agreed. */
    NOT_AGREED,
    /** A post that is quoted beside the name of a voice. */
    WITH_VOICE,
    /** The page that the first people linked to, where there is none with a preview. */
    NO_LINK,
    /** A link preview in a story about a sensitive topic. */
    SENSITIVE,
    /** A map without a country that at least five people give. */
    NO_COUNTRIES,
    /** A curve of fewer people than make one. */
    FEW_PEOPLE
}
