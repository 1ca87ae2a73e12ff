package org.groundswell.trends.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.count.People;
import org.groundswell.trends.trust.OriginPast;

/**
 * The form of a {@link TagState} in a checkpoint. A change here needs a new format version in {@code TrendEngine.FORM}.
 */
final class TagCodec {
    private TagCodec() {}

    static void write(TagState tag, CheckpointOutput out) throws IOException {
        out.text(tag.name);
        out.number(tag.tick);
        CellCodec.write(tag.cells.world().state(), out);
        List<Cell> places = new ArrayList<>(tag.cells.places());
        places.sort(Comparator.comparingInt(Cell::place));
        out.number(places.size());
        for (Cell cell : places) {
            CellCodec.write(cell.state(), out);
        }
        tag.people.save(out);
        out.flag(tag.dirty);
        out.flag(tag.watched);
        out.flag(tag.stale);
        out.flag(tag.cells.isOpen());
        out.flag(tag.retracted);
        DeletedAtOnce deleted = tag.deletedAtOnce;
        out.flag(deleted != null);
        if (deleted != null) {
            deleted.save(out);
        }
        OriginPast past = tag.originPast;
        out.flag(past != null);
        if (past != null) {
            past.save(out);
        }
        tag.lastAudit.save(out);
    }

    static TagState read(Context context, CheckpointInput in) throws CheckpointException {
        String name = in.text();
        long tick = in.longNumber();
        Cell world = new Cell(CellCodec.read(in));
        Map<Integer, Cell> places = new HashMap<>(2);
        for (int left = in.number(); left > 0; left--) {
            Cell cell = new Cell(CellCodec.read(in));
            places.put(cell.place(), cell);
        }
        People people = new People(context.parameters().mostPeople(), in);
        boolean dirty = in.flag();
        boolean watched = in.flag();
        boolean stale = in.flag();
        TagCells cells = new TagCells(context, Ticks.minute(tick), world, places, in.flag());
        boolean retracted = in.flag();
        DeletedAtOnce deleted =
                in.flag() ? new DeletedAtOnce(context.parameters().mostPeople(), in) : null;
        OriginPast past = in.flag() ? new OriginPast(in) : null;
        TagState tag = new TagState(name, tick, cells, people, new LastAudit(context, in));
        tag.dirty = dirty;
        tag.watched = watched;
        tag.stale = stale;
        tag.retracted = retracted;
        tag.deletedAtOnce = deleted;
        tag.originPast = past;
        return tag;
    }
}
