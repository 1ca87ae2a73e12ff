package org.groundswell;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.groundswell.model.Acct;
import org.groundswell.model.Visibility;
import org.groundswell.statuses.EditStore;
import org.groundswell.statuses.StatusStore;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The walls of the house. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.groundswell");

    /** Neither between features nor between the packages inside one. */
    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.groundswell.(*)..").should().beFreeOfCycles().check(HOUSE);
        slices().matching("org.groundswell.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    /** Commands make files of the same charts and stories as pages do, without the pages. */
    @Test
    void commandsDoNotUseTheWebInterface() {
        noClasses()
                .that()
                .resideInAPackage("org.groundswell.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.groundswell.web..")
                .check(HOUSE);
    }

    @Test
    void theVocabularyKnowsNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage("org.groundswell.model")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.groundswell.model", "org.jspecify.annotations")
                .check(HOUSE);
    }

    @Test
    void textKnowsNoDatabase() {
        noClasses()
                .that()
                .resideInAPackage("org.groundswell.text")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.groundswell.db", "java.sql")
                .check(HOUSE);
    }

    @Test
    void onlyTheDatabaseSeesJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.groundswell.db")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql", "org.sqlite..", "com.zaxxer..")
                .check(HOUSE);
    }

    @Test
    void onlyTheMetricsPackageSeesItsLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.groundswell.metrics")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..", "io.prometheus..")
                .check(HOUSE);
    }

    @Test
    void onlyOneClassSeesTheLibraryOfPasskeys() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.groundswell.auth.webauthn.Verifier")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.webauthn4j..")
                .check(HOUSE);
    }

    @Test
    void onlyOnePackageSeesTheLibraryThatDetectsLanguages() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.groundswell.languages")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("opennlp..")
                .check(HOUSE);
    }

    @Test
    void onlyStoresRunSql() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.groundswell.db")
                .and()
                .haveSimpleNameNotEndingWith("Store")
                .should()
                .callMethod(org.groundswell.db.Tx.class, "sql", String.class)
                .check(HOUSE);
    }

    /** A rule that stands in two places is changed in one. */
    @Test
    void onlyTheVisibilityPackageKnowsWhoMaySeeWhat() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.groundswell.visibility", "org.groundswell.model", "org.groundswell.importing")
                .and()
                .resideOutsideOfPackage("org.groundswell.auth") // the default for new posts
                .and()
                .haveNameNotMatching(".*PostViews.*") // the labels
                .should()
                .accessFieldWhere(describe(
                        "is a level of visibility",
                        access -> access.getTargetOwner().isEquivalentTo(Visibility.class)))
                .check(HOUSE);
        Pattern number = Pattern.compile("visibility\\s*(?:[<>=]+|IN)\\s*[(0-9]");
        try (Stream<Path> sources = sources()) {
            assertThat(sources.filter(file -> !file.getParent().endsWith("visibility"))
                            .filter(file -> number.matcher(read(file)).find()))
                    .isEmpty();
        }
    }

    @Test
    void httpKnowsNoFeature() {
        noClasses()
                .that()
                .resideInAPackage("org.groundswell.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.groundswell.accounts..",
                        "org.groundswell.alerts..",
                        "org.groundswell.importing..",
                        "org.groundswell.links..",
                        "org.groundswell.mastodon..",
                        "org.groundswell.moderation..",
                        "org.groundswell.publishing..",
                        "org.groundswell.statuses..",
                        "org.groundswell.stories..",
                        "org.groundswell.tags..",
                        "org.groundswell.timelines..",
                        "org.groundswell.trending..",
                        "org.groundswell.waves..",
                        "org.groundswell.web..")
                .check(HOUSE);
    }

    /** Features are put together from outside, so that each depends on those it uses alone. */
    @Test
    void onlyTheCommandsKnowHowTheServerIsPutTogether() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.groundswell.app..", "org.groundswell.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.groundswell.app..")
                .check(HOUSE);
    }

    /** A new kind of event must be looked at wherever events are told apart: the compiler finds a switch without a default. */
    @Test
    void aSwitchOverEventsNamesEveryKind() throws IOException {
        try (Stream<Path> sources = sources()) {
            assertThat(sources.filter(file -> read(file).contains("case Event."))
                            .filter(file -> read(file).contains("default ->")))
                    .isEmpty();
        }
    }

    @Test
    void onlyTheStatusWriterWritesStatuses() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.groundswell.publishing")
                .should()
                .callMethodWhere(describe(
                        "inserts, changes or deletes a status",
                        call -> (call.getTargetOwner().isEquivalentTo(StatusStore.class)
                                        || call.getTargetOwner().isEquivalentTo(EditStore.class))
                                && Set.of("insert", "updateContent", "updateCard", "delete", "countReply", "countBoost")
                                        .contains(call.getName())))
                .check(HOUSE);
        Pattern insert = Pattern.compile("(?:INSERT INTO|DELETE FROM) status\\b");
        try (Stream<Path> sources = sources()) {
            assertThat(sources.filter(file -> insert.matcher(read(file)).find()))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("StatusStore.java");
        }
    }

    /** Templates take records, so the compiler finds a name that a template uses and no record has. */
    @Test
    void noTemplateIsGivenAMapOfNames() {
        noClasses()
                .should()
                .callMethod(TemplateEngine.class, "render", String.class, Map.class, TemplateOutput.class)
                .check(HOUSE);
        noClasses()
                .that()
                .haveNameNotMatching("org\\.groundswell\\.rendering\\.Templates")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("gg.jte..")
                .check(HOUSE);
        Pattern map = Pattern.compile("Map<String,\\s*(?:Object|\\?)");
        try (Stream<Path> sources = sources()) {
            assertThat(sources.filter(file -> file.toString().contains("/web/"))
                            .filter(file -> map.matcher(read(file)).find()))
                    .isEmpty();
        }
    }

    private static Stream<Path> sources() {
        try {
            return Files.walk(Path.of("src/main/java/org/groundswell"))
                    .filter(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nobodyAsksTheClock() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(HOUSE);
    }

    /** Where they depend on the machine's locale, a server in Cairo would write other digits into its JSON and its SQL. */
    @Test
    void nothingDependsOnTheLocaleOfTheMachine() {
        JavaClasses templates = new ClassFileImporter().importPackages("gg.jte.generated");
        assertThat(templates).isNotEmpty();
        ArchRule rule = noClasses()
                .should()
                .callMethodWhere(describe(
                        "takes the locale of the machine, or asks for it", ArchitectureTest::takesTheMachinesLocale))
                .orShould()
                .callConstructor(DecimalFormat.class, String.class);
        rule.check(HOUSE);
        rule.check(templates);
    }

    private static boolean takesTheMachinesLocale(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        List<String> takes = call.getTarget().getRawParameterTypes().stream()
                .map(JavaClass::getName)
                .toList();
        return switch (owner + "." + call.getName()) {
            case "java.lang.String.format",
                    "java.io.PrintStream.printf",
                    "java.io.PrintStream.format",
                    "java.io.PrintWriter.printf",
                    "java.io.PrintWriter.format",
                    "java.time.format.DateTimeFormatter.ofPattern",
                    "java.text.Collator.getInstance",
                    "java.text.NumberFormat.getInstance",
                    "java.text.NumberFormat.getNumberInstance",
                    "java.text.NumberFormat.getIntegerInstance",
                    "java.text.NumberFormat.getPercentInstance",
                    "java.text.NumberFormat.getCompactNumberInstance",
                    "java.text.BreakIterator.getCharacterInstance",
                    "java.text.BreakIterator.getWordInstance",
                    "java.text.BreakIterator.getSentenceInstance",
                    "java.util.Locale.getDisplayCountry",
                    "java.util.Locale.getDisplayLanguage",
                    "java.util.Locale.getDisplayName" -> !takes.contains("java.util.Locale");
            case "java.lang.String.toLowerCase", "java.lang.String.toUpperCase" -> takes.isEmpty();
            case "java.lang.String.formatted", "java.util.Locale.getDefault", "java.text.MessageFormat.format" -> true;
            default -> false;
        };
    }

    /** Addresses that come from outside are checked; only those that are stored already are taken as they are. */
    @Test
    void onlyStoredAccountsHaveAnUncheckedAddress() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Acct.class)
                .and()
                .doNotHaveFullyQualifiedName("org.groundswell.accounts.AccountRows")
                .should()
                .callConstructor(Acct.class, String.class, String.class)
                .check(HOUSE);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(HOUSE.stream()
                        .map(type -> type.getPackage())
                        .distinct()
                        .filter(each -> !each.getClasses().isEmpty())
                        .filter(each -> !each.isAnnotatedWith(NullMarked.class)))
                .isEmpty();
    }

    @Test
    void thereIsNoStaticMutableState() {
        assertThat(HOUSE.stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL)))
                .isEmpty();
    }
}
