package org.groundswell.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.events.Position;
import org.groundswell.model.AccountId;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.StatusId;
import org.groundswell.search.query.QueryParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which searches find a text, in many languages and scripts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WordsTest {
    private StatusIndex index;
    private long ids;

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        index = StatusIndex.create(directory, "test", Progress.none(Position.START, 0));
    }

    @AfterAll
    void close() {
        index.close();
    }

    @ParameterizedTest(name = "{0}: {2} in {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            en | The runners were running home   | run
            en | She loves old houses            | house
            en | I saw a house                   | houses
            en | CAFÉ Society                    | cafe
            en | a naïve co-operation            | naive
            en | Don’t stop                      | don't
            en | It costs 12.50 today            | 12.50
            en | follow the white rabbit         | "white rabbit"
            en | see https://news.example/a?b=1  | news.example
            en | hello 🦆 duck                   | 🦆
            en | #ClimateStrike now              | climatestrike
            en | thanks @ana_b!                  | ana_b
            de | Die Häuser stehen leer          | haus
            de | Straße gesperrt                 | strasse
            fr | Les chevaux courent             | cheval
            fr | L’élève étudie                  | etudie
            es | Las canciones más bonitas       | cancion
            pt | Os carros velhos                | carro
            it | I ragazzi cantano               | ragazzo
            nl | De fietsen staan buiten         | fiets
            sv | Flickorna dansar                | flicka
            fi | Talossa on lämmin               | talo
            tr | Kitaplar masada                 | kitap
            hu | A házak régiek                  | haz
            ru | Новые книги о городе            | книга
            ru | Ёлки зелёные                    | елки
            uk | Слава Україні                   | україні
            el | Οι άνθρωποι μιλούν              | ανθρωποι
            ar | قرأتُ الكتابَ اليوم             | الكتاب
            fa | کتاب‌های خوب                    | کتاب
            he | שָׁלוֹם עולם                    | שלום
            hi | लड़कियां खेल रही हैं            | खेल
            bn | বাংলা ভাষা                      | ভাষা
            ta | தமிழ் மொழி                      | மொழி
            th | ประเทศไทยสวยงาม                 | ประเทศไทย
            ka | საქართველო ლამაზია              | საქართველო
            am | ሰላም ለዓለም                        | ሰላም
            zh | 我喜欢北京的秋天                  | 北京
            zh | 我喜欢北京的秋天                  | 北
            ja | 東京タワーへ行った                | タワー
            ja | ﾄｳｷｮｳ                           | トウキョウ
            ko | 서울에서 만나요                   | 서울
            vi | Tiếng Việt rất đẹp              | tieng viet
            en | Die Häuser stehen leer          | häuser
            ~~ | running without a language      | running
            """)
    void finds(String language, String text, String typed) {
        StatusId status = add(language, text);
        assertThat(found(typed)).contains(status);
    }

    @ParameterizedTest(name = "{0}: {2} not in {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            en | the rabbit is white             | "white rabbit"
            en | these are houses                | "house"
            zh | 京北大学                          | 北京
            en | a cat                           | cat dog
            en | a cat and a dog                 | cat -dog
            en | category                        | cat
            """)
    void doesNotFind(String language, String text, String typed) {
        StatusId status = add(language, text);
        assertThat(found(typed)).doesNotContain(status);
    }

    private StatusId add(String language, String text) {
        StatusId id = new StatusId(++ids << 16);
        index.replace(
                List.of(id),
                List.of(new IndexedStatus(
                        id,
                        new AccountId(1),
                        text,
                        Set.of(),
                        List.of(),
                        Optional.empty(),
                        LanguageCode.parse(language == null ? "" : language),
                        Set.of(),
                        Set.of(),
                        true,
                        true,
                        1)));
        index.refresh();
        return id;
    }

    private List<StatusId> found(String typed) {
        Criteria criteria = new Criteria(
                QueryParser.parse(typed), Criteria.Searcher.VISITOR, Map.of(), Optional.empty(), Long.MAX_VALUE, 0, 0);
        try (StatusIndex.Snapshot snapshot = index.snapshot()) {
            return snapshot.search(criteria, null, 100).stream()
                    .map(StatusIndex.Hit::status)
                    .toList();
        }
    }
}
