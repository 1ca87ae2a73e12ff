package org.groundswell.web.admin;

import java.util.List;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.text.MessagePart;
import org.groundswell.web.shell.PageFrame;

/**
 * Trend review for moderators.
 *
 * @param approval whether a tag is listed only after a moderator approved it
 * @param awaiting tags that wait for approval
 * @param held tags that would be listed if all their people counted in full
 * @param listed tags listed now, worldwide
 * @param decided decisions in force
 */
public record AdminTrendsPage(
        PageFrame page,
        boolean approval,
        List<Rising> awaiting,
        List<Rising> held,
        List<Rising> listed,
        List<DecidedView> decided)
        implements View {

    /**
     * A tag that trends, or would.
     *
     * @param tag its key
     * @param name as most people write it
     * @param people "312 people in the last hour"
     * @param reasons "300 accounts posted the same text; counted as 18.0"
     */
    public record Rising(String tag, String name, String url, String people, List<String> reasons) {}

    /**
     * A decision in force.
     *
     * @param sentence the decision, with its subject as a part
     */
    public record DecidedView(String kind, String key, List<MessagePart> sentence, String by, Ago at, String note) {}

    @Override
    public String template() {
        return "admin/trends";
    }
}
