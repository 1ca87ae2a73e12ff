package org.groundswell;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The walls of the house. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.groundswell");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.groundswell.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void theVocabularyKnowsNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage("org.groundswell.words")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.groundswell.words", "org.jspecify.annotations")
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

    @Test
    void nobodyAsksTheClock() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
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
