package org.groundswell.web.tag;

import java.util.List;
import org.groundswell.charts.Grid;
import org.groundswell.charts.WaveChart;
import org.groundswell.charts.WaveView;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * Two waves on one scale.
 *
 * @param grid horizontal lines at round values
 * @param most the highest number of people in a step of either that is over
 * @param measure the length of a step, as in "per hour"
 * @param ticks the labels of the time axis
 * @param aligned whether both are drawn from their beginnings on, rather than by date
 * @param other the address of the same comparison with the other alignment
 */
public record ComparePage(
        PageFrame page,
        Side a,
        Side b,
        Grid grid,
        long most,
        String measure,
        List<WaveChart.Tick> ticks,
        boolean aligned,
        String other)
        implements View {

    /**
     * One of the two waves.
     *
     * @param line its curve
     * @param facts figures to compare, in the same order for both
     */
    public record Side(String name, String url, String line, List<WaveView.Fact> facts) {}

    @Override
    public String template() {
        return "tag/compare";
    }
}
