package org.groundswell.trends.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Cells of one degree, their numbers and names. */
final class DegreeCellTest {
    private static String codeAt(double latitude, double longitude) {
        return DegreeCell.at(latitude, longitude).map(DegreeCell::code).orElse("none");
    }

    @Test
    void aPointIsInTheCellSouthAndWestOfIt() {
        assertThat(codeAt(14.5995, 120.9842)).isEqualTo("N14E120");
        assertThat(codeAt(-0.1, -78.5)).isEqualTo("S01W079");
        assertThat(codeAt(-33.9, 18.4)).isEqualTo("S34E018");
        assertThat(codeAt(51.0, -1.0)).isEqualTo("N51W001");
    }

    @Test
    void theEdgesOfTheMapBelongToACell() {
        assertThat(codeAt(90, 10)).isEqualTo("N89E010");
        assertThat(codeAt(-90, 10)).isEqualTo("S90E010");
        assertThat(codeAt(10, 180)).isEqualTo(codeAt(10, -180)).isEqualTo("N10W180");
    }

    @Test
    void aPointThatIsNowhereHasNoCell() {
        assertThat(DegreeCell.at(90.1, 0)).isEmpty();
        assertThat(DegreeCell.at(0, 180.1)).isEmpty();
        assertThat(DegreeCell.at(Double.NaN, 10)).isEmpty();
        assertThat(DegreeCell.at(10, Double.POSITIVE_INFINITY)).isEmpty();
        // A record without a place often says zero.
        assertThat(DegreeCell.at(0, 0)).isEmpty();
        assertThat(DegreeCell.at(0, 0.1)).isPresent();
    }

    @Test
    void aNumberStandsForOneCell() {
        for (int number = 1; number <= DegreeCell.LARGEST_NUMBER; number++) {
            DegreeCell cell = DegreeCell.ofNumber(number).orElseThrow();
            assertThat(cell.number()).isEqualTo(number);
            assertThat(DegreeCell.parse(cell.code())).isEqualTo(cell);
        }
        assertThat(DegreeCell.ofNumber(0)).isEmpty();
        assertThat(DegreeCell.LARGEST_NUMBER).isLessThanOrEqualTo(Character.MAX_VALUE);
        assertThatThrownBy(() -> DegreeCell.parse("PH")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DegreeCell.parse("N90E000")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DegreeCell.ofNumber(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DegreeCell.ofNumber(DegreeCell.LARGEST_NUMBER + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cellsShareSpotsEvenly() {
        int[] cells = new int[Whereabouts.LARGEST_SPOT + 1];
        for (int number = 1; number <= DegreeCell.LARGEST_NUMBER; number++) {
            cells[DegreeCell.ofNumber(number).orElseThrow().spot()]++;
        }
        assertThat(cells[0]).isZero();
        for (int spot = 1; spot < cells.length; spot++) {
            assertThat(cells[spot]).isBetween(900, 1_160);
        }
        // Neighbours differ.
        DegreeCell manila = new DegreeCell(14, 120);
        assertThat(new DegreeCell(14, 121).spot()).isNotEqualTo(manila.spot());
        assertThat(new DegreeCell(15, 120).spot()).isNotEqualTo(manila.spot());
    }
}
