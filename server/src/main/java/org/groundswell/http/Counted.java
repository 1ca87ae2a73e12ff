package org.groundswell.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.groundswell.model.Refusal;

/** A body of limited length that is read as it arrives. */
final class Counted extends FilterInputStream {
    private final long most;
    private long left;

    Counted(InputStream in, long most) {
        super(in);
        this.most = most;
        this.left = most;
    }

    /** @throws Refusal.TooLarge if the body is longer than it may be */
    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    /** @throws Refusal.TooLarge if the body is longer than it may be */
    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw new Refusal.TooLarge("error.body.too_large", "most", most);
        }
    }

    /** Reads what is left of a body that is not wanted any more: closing mid-upload would hide the response. */
    void skipRest() throws IOException {
        byte[] nothing = new byte[1 << 13];
        long skipped = 0;
        int read = 0;
        while (read >= 0 && skipped < Body.LARGEST_HEARD) {
            read = in.read(nothing);
            skipped += Math.max(0, read);
        }
    }
}
