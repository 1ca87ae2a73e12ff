package org.groundswell.trends.select;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What speaks against a text, and honest texts that resemble it. */
class SpamRulesTest {
    private static final String DELIMITED = "|";

    @ParameterizedTest
    @CsvSource(delimiterString = DELIMITED, quoteCharacter = '`', textBlock = """
            TAG_STUFFING     | #MeToo #love #instagood #viral #fyp so nice
            TAG_STUFFING     | Good morning #MeToo #love #viral #fyp
            TAG_STUFFING     | We love all of our new shoes this week #a1 #b2 #c3 #d4 #e5 #f6 #g7 #h8 #i9 #j10
            TAG_STUFFING     | ＃大雨 ＃地震 ＃拡散 ＃台風 見て
            LITTLE_TEXT      | https://news.example/a #MeToo
            LITTLE_TEXT      | look here: https://news.example/a
            BAIT             | RT this and follow me for a DM #MayweatherPacquiao
            BAIT             | RT & follow to get a shoutout #MeToo
            BAIT             | 𝗥𝗧 and 𝗙𝗼𝗹𝗹𝗼𝘄 𝗺𝗲, i have something for you
            BAIT             | R\u200bT and fol\u200blow m\u200be please
            BAIT             | Follow me back!!! f4f #MeToo
            BAIT             | GIVEAWAY! Retweet for a chance to win an iPhone
            BAIT             | Sorteo de un iPhone: haz RT y sígueme #8M
            BAIT             | Dale RT y sígueme, te sigo de vuelta
            BAIT             | Sorteio! Retuíte e me siga para participar
            BAIT             | RT et suivez-moi pour le tirage au sort
            BAIT             | Gewinnspiel: folgt mir und retweetet das hier
            BAIT             | Pa-RT naman po at i-follow nyo ako, may pa raffle
            BAIT             | Bantu RT dan jangan lupa follow, bagi bagi hadiah
            BAIT             | フォロー＆リツイートで当たる
            STREAM_OR_PIRACY | 🔴 LIVE #MayweatherPacquiao #boxing #fight #ppv #vegas
            STREAM_OR_PIRACY | 🔴 LIVE https://short.example/x
            STREAM_OR_PIRACY | watch free full movie HD link in bio
            STREAM_OR_PIRACY | Watch the full fight free in HD here, no ads https://short.example/x
            STREAM_OR_PIRACY | Ver película completa gratis online HD
            STREAM_OR_PIRACY | Assistir filme completo grátis, link na bio
            STREAM_OR_PIRACY | Regarder le film complet gratuit en HD
            STREAM_OR_PIRACY | Ganzer Film kostenlos in HD ansehen
            STREAM_OR_PIRACY | Nonton full movie sub indo gratis
            SCAM             | DM me to earn $500 a day from home
            SCAM             | Double your bitcoin in one hour: https://short.example/x
            SCAM             | I earn 300 USDT weekly thanks to this coach, message her on Telegram
            SCAM             | Guaranteed profits with forex, WhatsApp +1 555
            SCAM             | This is no scam! Send 0.1 BTC and get back 0.2 https://short.example/x
            SCAM             | Gana dinero con criptomonedas, escríbeme al privado
            SCAM             | Ganhe dinheiro com bitcoin, chama no pv
            SCAM             | Gagnez de l’argent avec la crypto, contactez-moi
            SCAM             | Geld verdienen mit Krypto, schreib mir auf WhatsApp
            SCAM             | Kumita ng ₱2000 kada araw, PM me
            SCAM             | Hasilkan uang dari kripto, hubungi WA saya
            SLUR             | All of them are faggots and should leave
            SLUR             | Sudacas fuera de aquí
            SLUR             | #gooks go home already, nobody wants you
            SLUR             | As I said, kikes rule the banks
            """)
    void speaksAgainstAPost(Penalty penalty, String text) {
        assertThat(SpamRules.penalties(unescaped(text))).contains(penalty);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Me too.",
                "Yo también",
                "#YesAllWomen",
                "My boss followed me home twice and nobody believed me #MeToo #YesAllWomen #work #Ohio",
                "In #Oakland the #police used #teargas on us at the #BLM #protest tonight",
                "The court has ruled that the dam can't be built https://news.example/a",
                "Please RT: missing child, Ana, 7, last seen at the Lima bus station in a red coat",
                "Please boost this, the shelter needs blankets tonight",
                "RT @maya: Follow me to the square tonight, we sing at eight",
                "A man used to follow me and text me every night. I share this because I was fifteen",
                "Strangers follow me from the bus, so please RT and tell your sons",
                "Follow @legalaid for updates on those arrested. Please RT",
                "🔴 LIVE: Police have closed the bridge, families wait on both sides of the river",
                "Watch the hearing live and free at https://court.example today at noon",
                "We live in fear. #MeToo #work #night",
                "Free press, free people! Watch what they do, not what they say",
                "They pay me $50 a day while the men next to me earn $80 a day",
                "My mother lost all her savings to a double your bitcoin scam on Telegram, be careful",
                "Cuidado, es una estafa: gana dinero con criptomonedas, dicen, y piden que les escribas por WhatsApp",
                "Our pay is 300 a week, text me if yours is too: we organize",
                "He called me a faggot in front of the class and the teacher laughed",
                "“Go home, wetback” is what they wrote on our door. I was nine",
                "Me llamó sudaca en el metro y nadie dijo nada",
                "Er nannte mich Schwuchtel, da war ich zwölf",
                "El concierto es gratis, mira quién viene al parque",
                "น้ำท่วมบ้านฉัน #น้ำท่วม",
                "地震がありました #地震",
                "",
                "@",
                "$",
                "#",
                "\ud83d"
            })
    void honestPostsWeighInFull(String text) {
        assertThat(SpamRules.penalties(text)).isEmpty();
    }

    /** A post has each penalty that applies, and the product of their factors. */
    @Test
    void penaltiesAreCombined() {
        Candidate post =
                new Candidate(1, 1, 0, "Good morning #a #b #c #d kikes https://short.example", "", "", 1, 1, 1);
        Assessment assessment = new Selection(List.of(post), 1).assessments().getFirst();
        assertThat(assessment.penalties()).containsExactly(Penalty.TAG_STUFFING, Penalty.SLUR);
        assertThat(assessment.weight()).isEqualTo(Penalty.TAG_STUFFING.factor() * Penalty.SLUR.factor());
        assertThat(assessment.isWeighedDown()).isTrue();
    }

    /** Counted, since a clock would measure the machine. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "#",
                "# a",
                "\u0301",
                "a\u0301",
                "'",
                "\"",
                "https://",
                "http",
                "@a",
                "$1",
                "rt follow me ",
                "\u200b",
                "リ",
                "🔴",
                "\ud83d",
                "ﷺ",
                "a "
            })
    void readingATextTakesLinearTime(String part) {
        CountingText text = new CountingText(part.repeat(5_000 / part.length()));
        Tokens tokens = Tokens.of(text);
        assertThat(text.reads).isLessThanOrEqualTo(20L * 5_000);
        assertThat(tokens.all().size()).isLessThanOrEqualTo(Tokens.LONGEST);

        CountingMap phrases = new CountingMap();
        new PhraseBook(phrases).in(tokens.all());
        int letters = tokens.all().stream().mapToInt(String::length).sum();
        assertThat(letters).isLessThanOrEqualTo(18 * Tokens.LONGEST);
        assertThat(phrases.gets)
                .isLessThanOrEqualTo(
                        (long) PhraseBook.LONGEST * tokens.all().size() + (long) PhraseBook.LONGEST_UNSPACED * letters);
    }

    @Test
    void theListOfSlursIsReadAndShort() {
        PhraseBook slurs = PhraseBook.ofResources("slurs.txt");
        assertThat(slurs.in(List.of("kikes")))
                .extracting(PhraseBook.Found::sign)
                .containsExactly(Sign.SLUR);
        assertThat(slurs.in(List.of("kaffir", "lime", "kikeriki"))).isEmpty();
    }

    private static String unescaped(String text) {
        return text.replace("\\u200b", "\u200b");
    }

    private static final class CountingText implements CharSequence {
        private final String text;
        private long reads;

        CountingText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            reads++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String toString() {
            throw new UnsupportedOperationException();
        }
    }

    private static final class CountingMap extends HashMap<String, Optional<Sign>> {
        private static final long serialVersionUID = 1;

        private long gets;

        CountingMap() {
            super(Map.of());
        }

        @Override
        public Optional<Sign> get(Object key) {
            gets++;
            return super.get(key);
        }
    }

    /** Each penalty has a row above, and a factor that is a share. */
    @Test
    void factorsAreShares() {
        assertThat(Set.of(Penalty.values()))
                .allSatisfy(each -> assertThat(each.factor()).isBetween(0.0, 0.99));
    }
}
