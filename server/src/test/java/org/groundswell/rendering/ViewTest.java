package org.groundswell.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records and the templates that take them. The compiler checks the names in a template against its record, but not that
 * the record names that template.
 */
class ViewTest {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    static Stream<Class<?>> views() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.groundswell.web", "org.groundswell.exports")
                        .stream()
                        .filter(type -> type.isAssignableTo(View.class) && !type.isInterface())
                        .map(JavaClass::reflect);
    }

    @ParameterizedTest
    @MethodSource("views")
    void aRecordIsTheOnlyParameterOfItsTemplate(Class<?> view) throws ReflectiveOperationException {
        String template = empty(view).template();
        assertThat(TEMPLATES.hasTemplate(template + ".jte")).as(template).isTrue();
        assertThat(TEMPLATES.getParamInfo(template + ".jte")).isEqualTo(Map.of("view", view));
    }

    /** A record without data: its template's name is the same whatever it holds. */
    private static View empty(Class<?> view) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(view.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<?> constructor = view.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return (View) constructor.newInstance(
                Arrays.stream(types).map(ViewTest::nothing).toArray());
    }

    /** Null, zero or false: an array begins with it. */
    private static @Nullable Object nothing(Class<?> type) {
        return Array.get(Array.newInstance(type, 1), 0);
    }
}
