package org.groundswell.web.tag;

import java.util.List;
import org.groundswell.charts.WaveChart;
import org.groundswell.charts.WaveView;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * Two waves on one scale.
 *
 * @param most people in a stretch, the most of both: the top of the picture
 * @param measure what a point stands for
 * @param ticks where on the axis of time which moments are
 * @param aligned whether both are drawn from their beginnings on, rather than each in its time
 * @param other the address of the same, the other way
 */
public record ComparePage(
        PageFrame page,
        Side a,
        Side b,
        int width,
        int height,
        long most,
        String measure,
        List<WaveChart.Tick> ticks,
        boolean aligned,
        String other)
        implements View {

    /**
     * One of them.
     *
     * @param line its curve
     * @param facts what there is to compare, in the same order for both
     */
    public record Side(String name, String url, String line, List<WaveView.Fact> facts) {}

    @Override
    public String template() {
        return "compare";
    }
}
