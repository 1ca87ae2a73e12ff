package org.groundswell.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {
    @Test
    void pointsHaveAtMostOneDecimal() {
        Curve curve = Curve.of(List.of(0, 1), -1, 10, 12);
        assertThat(curve.line()).isEqualTo("M0 10C3.3 10 6.7 2 10 2");
        assertThat(curve.area()).isEqualTo("M0 10C3.3 10 6.7 2 10 2L10 12L0 12Z");
    }

    @Test
    void oneValueIsAHorizontalLineAndNoValueIsNoCurve() {
        assertThat(Curve.of(List.of(1), -1, 10, 12).line()).isEqualTo("M0 2L10 2");
        assertThat(Curve.of(List.of(), -1, 10, 12).line()).isEmpty();
    }

    @Test
    void valuesAboveTheImageHaveNegativeCoordinates() {
        assertThat(Curve.of(List.of(3, 0), -1, 1, 10, 12).line()).startsWith("M0 -14C3.3 -14 ");
        assertThat(Curve.of(List.of(1.256, 0), -1, 1, 10, 12).line()).startsWith("M0 0C");
        assertThat(Curve.of(List.of(1.3, 0), -1, 1, 10, 12).line()).startsWith("M0 -0.4C");
    }
}
