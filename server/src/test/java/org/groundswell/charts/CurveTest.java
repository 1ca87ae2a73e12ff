package org.groundswell.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {
    @Test
    void aValueCoversItsIntervalAndPointsHaveAtMostOneDecimal() {
        Curve curve = Curve.of(List.of(0, 1, 0), -1, 10, 12);
        assertThat(curve.line()).isEqualTo("M0 12H3.3V2H6.7V12H10");
        assertThat(curve.area()).isEqualTo("M3.3 12V2H6.7V12Z");
    }

    @Test
    void theAreaIsBetweenTheUsualLevelAndHigherValuesOnly() {
        Curve curve = Curve.of(List.of(1, 4, 2), 2, 30, 42);
        assertThat(curve.expectedY()).isEqualTo(22);
        assertThat(curve.area()).isEqualTo("M10 22V2H20V22Z");
        assertThat(Curve.of(List.of(1, 1, 2), 4, 30, 42).area()).isEmpty();
    }

    @Test
    void oneValueIsAHorizontalLineAndNoValueIsNoCurve() {
        assertThat(Curve.of(List.of(1), -1, 10, 12).line()).isEqualTo("M0 2H10");
        assertThat(Curve.of(List.of(), -1, 10, 12).line()).isEmpty();
        assertThat(Curve.of(List.of(), 3, 10, 12).area()).isEmpty();
    }
}
