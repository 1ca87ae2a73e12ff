package org.groundswell.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrowdReportTest {
    @Test
    void nothingIsBoughtAndNobodyIsSuppressed() {
        CrowdReport report = new CrowdReport();
        // Other worlds than those of the benchmark.
        report.add(1_001);
        report.add(1_002);
        assertThat(report.wrong()).isEmpty();
    }
}
