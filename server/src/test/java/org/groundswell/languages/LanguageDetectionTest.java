package org.groundswell.languages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.groundswell.model.LanguageCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Precision and coverage over invented posts ({@code languages/sentences.txt}), and what is not guessed. */
class LanguageDetectionTest {
    /** A post and its language. */
    private record Sample(String language, String text) {}

    /** Nearly every guess is right, also in short texts and among languages that resemble each other. */
    @Test
    void nearlyAllGuessesAreRight() throws IOException {
        Map<String, int[]> byLanguage = new LinkedHashMap<>();
        List<Sample> wrong = new ArrayList<>();
        int right = 0;
        List<Sample> all = samples();
        for (Sample sample : all) {
            int[] counts = byLanguage.computeIfAbsent(sample.language(), _ -> new int[3]);
            counts[0]++;
            String guess = LanguageDetection.detect(sample.text())
                    .map(LanguageCode::tag)
                    .orElse("");
            if (guess.equals(sample.language())) {
                counts[1]++;
                right++;
            } else if (!guess.isEmpty()) {
                counts[2]++;
                wrong.add(new Sample(guess, sample.text()));
            }
        }
        StringBuilder table = new StringBuilder();
        byLanguage.forEach((language, counts) -> table.append(language)
                .append(" of ")
                .append(counts[0])
                .append(" right ")
                .append(counts[1])
                .append(" wrong ")
                .append(counts[2])
                .append('\n'));
        assertThat(byLanguage).hasSizeGreaterThanOrEqualTo(30);
        assertThat((double) right / (right + wrong.size())).as(table.toString()).isGreaterThanOrEqualTo(0.97);
        assertThat((double) right / all.size()).as(table.toString()).isGreaterThanOrEqualTo(0.88);
    }

    /** What authors state is kept, if it is right. */
    @Test
    void aRightStatementIsNeverOverruled() throws IOException {
        for (Sample sample : samples()) {
            assertThat(LanguageDetection.plausible(sample.text(), sample.language()))
                    .as(sample.text())
                    .isEqualTo(sample.language());
        }
    }

    /** Many apps state the language of the phone. */
    @Test
    void mostWrongStatementsAreOverruledInTextsThatAreLongEnough() throws IOException {
        List<Sample> others = samples().stream()
                .filter(sample ->
                        !sample.language().equals("en") && sample.text().length() >= 40)
                .toList();
        long overruled = others.stream()
                .filter(sample ->
                        LanguageDetection.plausible(sample.text(), "en").equals(sample.language()))
                .count();
        assertThat((double) overruled / others.size()).isGreaterThanOrEqualTo(0.8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ok",
                "Me too.",
                "#YesAllWomen @maya https://news.example/el-puente-esta-cerrado",
                "😀😀😀 !!! 2014",
                "地震",
                "Ana Lima",
                "\ud83d",
                "zzzz"
            })
    void shortAndWordlessTextsAreNotGuessed(String text) {
        assertThat(LanguageDetection.detect(text)).isEmpty();
        assertThat(LanguageDetection.plausible(text, "")).isEmpty();
        assertThat(LanguageDetection.plausible(text, "pt-BR")).isEqualTo("pt-BR");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "|", textBlock = """
            ko | 안녕하세요 여러분                                              | en | ko
            ko | iPhone 15 샀어요 진짜로                                      | '' | ko
            ja | 地震がありました                                              | '' | ja
            ja | 三日間断水市役所無応答深夜帰宅                                | ja | ja
            zh | 小区已经停水三天了打电话没人接                                | en | zh
            he | שלום לכולם                                                    | yi | yi
            es | Hoy marchamos por las que ya no están aquí @maya #NiUnaMenos https://en.wikipedia.example/the-long-english-address | '' | es
            fil| Lahat tayo may kilala na nanahimik dahil sa takot             | tl | tl
            es | Hoy marchamos por las que ya no están aquí con nosotras       | es-MX | es-MX
            es | Hoy marchamos por las que ya no están aquí con nosotras       | qu | qu
            """)
    void scriptsAndStatementsDecide(String language, String text, String stated, String result) {
        assertThat(LanguageDetection.plausible(text, stated)).isEqualTo(result);
        assertThat(LanguageDetection.detect(text).map(LanguageCode::tag))
                .hasValueSatisfying(found -> assertThat(found).isIn(language, "zh"));
    }

    @Test
    void longTextsAreReadToTheirBeginning() {
        String text = "No fue culpa mía, ni dónde estaba. ".repeat(20);
        assertThat(LanguageDetection.detect(text + "안녕".repeat(100_000))).contains(new LanguageCode("es"));
    }

    @Test
    void manyThreadsGetTheSameResults() throws Exception {
        List<Sample> samples = samples();
        List<String> expected = samples.stream()
                .map(each -> LanguageDetection.plausible(each.text(), ""))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> results = new ArrayList<>();
            for (int round = 0; round < 8; round++) {
                samples.forEach(
                        each -> results.add(threads.submit(() -> LanguageDetection.plausible(each.text(), ""))));
            }
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo(expected.get(i % expected.size()));
            }
        }
    }

    private static List<Sample> samples() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(LanguageDetectionTest.class.getResourceAsStream("/languages/sentences.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("//"))
                    .map(line ->
                            new Sample(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)))
                    .toList();
        }
    }
}
