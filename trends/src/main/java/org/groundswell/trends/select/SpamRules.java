package org.groundswell.trends.select;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What speaks against a text by itself. The rules look for combinations of signs, since each sign alone is in honest
 * posts too; docs/trends.md lists them. They know the phrases of a few languages, and are evaded by others.
 */
final class SpamRules {
    private static final PhraseBook PHRASES = PhraseBook.ofResources("phrases.txt", "slurs.txt");

    private static final int FEW_TAGS = 4;
    private static final int MANY_TAGS = 10;
    private static final int WORDS_PER_TAG = 3;
    /** The words that a link needs at least: a name or "look" is no text. */
    private static final int LITTLE = 3;
    /** A live sign with fewer words announces something; with more, it says what happens. */
    private static final int ANNOUNCEMENT = 5;
    /** How many tokens apart signs are related. */
    private static final int NEAR = 8;

    private static final Set<Sign> STREAMS = EnumSet.of(Sign.PIRACY, Sign.WATCH, Sign.FREE, Sign.LIVE);
    /** Signs in ordinary words: "live", "free", "money". */
    private static final Set<Sign> HARMLESS =
            EnumSet.of(Sign.WARNING, Sign.REPORTED, Sign.WATCH, Sign.LIVE, Sign.FREE, Sign.ASSET);

    private static final Set<String> FIRST_PERSON = Set.of(
            "i", "im", "ive", "me", "my", "we", "us", "our", "yo", "mi", "nos", "je", "moi", "mon", "ma", "nous", "ich",
            "mich", "mir", "mein", "meine", "uns", "eu", "meu", "minha", "ako", "ko", "akin", "aku", "saya");

    private final Tokens tokens;
    private final List<PhraseBook.Found> found;
    private final Set<Sign> signs;

    private SpamRules(Tokens tokens) {
        this.tokens = tokens;
        this.found = PHRASES.in(tokens.all());
        this.signs = found.stream()
                .map(PhraseBook.Found::sign)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Sign.class)));
    }

    /** The penalties of a text; all but {@link Penalty#NEAR_COPY}, which depends on the others. */
    static Set<Penalty> penalties(CharSequence text) {
        SpamRules rules = new SpamRules(Tokens.of(text));
        Set<Penalty> penalties = EnumSet.noneOf(Penalty.class);
        rules.add(penalties, Penalty.TAG_STUFFING, rules.isStuffed());
        rules.add(penalties, Penalty.LITTLE_TEXT, rules.isBareLink());
        rules.add(penalties, Penalty.BAIT, rules.isBait());
        rules.add(penalties, Penalty.STREAM_OR_PIRACY, rules.isStream());
        rules.add(penalties, Penalty.SCAM, rules.isScam());
        rules.add(penalties, Penalty.SLUR, rules.hasSlur());
        return penalties;
    }

    /** Whether a phrase may be repeated in a text of this server: it is no slur, and nothing that spam says. */
    static boolean isSayable(String phrase) {
        return PHRASES.in(Tokens.of(phrase).all()).stream().allMatch(each -> HARMLESS.contains(each.sign()));
    }

    private void add(Set<Penalty> penalties, Penalty penalty, boolean applies) {
        if (applies) {
            penalties.add(penalty);
        }
    }

    private boolean isStuffed() {
        return tokens.tags() >= FEW_TAGS && tokens.words() < tokens.tags()
                || tokens.tags() >= MANY_TAGS && tokens.words() < WORDS_PER_TAG * tokens.tags();
    }

    private boolean isBareLink() {
        return tokens.links() > 0 && tokens.words() < LITTLE;
    }

    private boolean isBait() {
        return has(Sign.TRADE)
                || areNear(Sign.FOLLOW, Sign.REPOST)
                || areNear(Sign.FOLLOW, Sign.PRIZE)
                || areNear(Sign.REPOST, Sign.PRIZE);
    }

    private boolean isStream() {
        Set<String> phrases = found.stream()
                .filter(each -> STREAMS.contains(each.sign()))
                .map(PhraseBook.Found::phrase)
                .collect(Collectors.toSet());
        boolean advertised = has(Sign.PIRACY) && phrases.size() >= 3;
        boolean announced =
                has(Sign.LIVE) && tokens.words() < ANNOUNCEMENT && (tokens.tags() >= 3 || tokens.links() > 0);
        return !has(Sign.WARNING) && (advertised || announced);
    }

    private boolean isScam() {
        boolean leads = has(Sign.CONTACT) || tokens.links() > 0;
        boolean money = has(Sign.ASSET) || tokens.all().contains(Tokens.AMOUNT);
        boolean promised = has(Sign.GAIN) && has(Sign.CONTACT) && money;
        return !has(Sign.WARNING) && (promised || has(Sign.SURE_GAIN) && (leads || money));
    }

    /**
     * A slur, unless it is reported ("he called me ...") or quoted in the first person. That can be abused to evade
     * the rule; the harm is less than that of leaving out those whom slurs are thrown at.
     */
    private boolean hasSlur() {
        return found.stream().anyMatch(each -> each.sign() == Sign.SLUR && !isReported(each.from()));
    }

    private boolean isReported(int slur) {
        boolean told = found.stream()
                .anyMatch(each -> each.sign() == Sign.REPORTED && each.from() < slur && slur - each.from() <= NEAR);
        List<String> all = tokens.all();
        boolean quoted = all.subList(Math.max(0, slur - NEAR), slur).contains(Tokens.QUOTE)
                && all.subList(slur, Math.min(all.size(), slur + NEAR)).contains(Tokens.QUOTE);
        return told || quoted && all.stream().anyMatch(FIRST_PERSON::contains);
    }

    private boolean has(Sign sign) {
        return signs.contains(sign);
    }

    /** Whether two signs are near each other: the found phrases are in order, so each is compared with few. */
    private boolean areNear(Sign one, Sign other) {
        if (!has(one) || !has(other)) {
            return false;
        }
        int lastOne = -NEAR - 1;
        int lastOther = -NEAR - 1;
        for (PhraseBook.Found each : found) {
            lastOne = each.sign() == one ? each.from() : lastOne;
            lastOther = each.sign() == other ? each.from() : lastOther;
            if (lastOne >= 0 && lastOther >= 0 && Math.abs(lastOne - lastOther) <= NEAR) {
                return true;
            }
        }
        return false;
    }
}
