package org.groundswell.trends;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

/**
 * The dependencies of the packages: no cycles, {@code model} depends on the JDK only, and the module on nothing else.
 */
class TrendsArchitectureTest {
    private static final String NULLNESS = "org.jspecify.annotations";
    private static final JavaClasses TRENDS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.groundswell.trends");

    @Test
    void packagesHaveNoCycles() {
        slices().assignedFrom(new EachPackage()).should().beFreeOfCycles().check(TRENDS);
    }

    @Test
    void theModelDependsOnTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage("org.groundswell.trends.model")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.groundswell.trends.model", NULLNESS)
                .check(TRENDS);
    }

    @Test
    void nothingDependsOnTheServerOrOnAnyLibrary() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.groundswell.trends..", NULLNESS)
                .check(TRENDS);
    }

    /**
     * A slice for each package, the root package included: {@code slices().matching("org.groundswell.trends.(*)..")}
     * leaves the root out, and so misses a cycle through it.
     */
    private static final class EachPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            return name.startsWith("org.groundswell.trends") ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "each package of the trends module";
        }
    }
}
