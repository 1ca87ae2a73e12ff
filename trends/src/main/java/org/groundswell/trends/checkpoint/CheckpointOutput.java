package org.groundswell.trends.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Writes numbers, arrays (their length first) and texts, big-endian, and a CRC-32C of everything at the end. */
public final class CheckpointOutput {
    private final OutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private final CRC32C crc = new CRC32C();

    public CheckpointOutput(OutputStream out) {
        this.out = out;
    }

    public void flag(boolean value) throws IOException {
        room(1).put((byte) (value ? 1 : 0));
    }

    public void number(int value) throws IOException {
        room(Integer.BYTES).putInt(value);
    }

    public void number(long value) throws IOException {
        room(Long.BYTES).putLong(value);
    }

    public void real(double value) throws IOException {
        room(Double.BYTES).putDouble(value);
    }

    public void text(String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        for (byte each : bytes) {
            room(1).put(each);
        }
    }

    public void numbers(int[] values) throws IOException {
        number(values.length);
        for (int value : values) {
            number(value);
        }
    }

    public void numbers(long[] values) throws IOException {
        number(values.length);
        for (long value : values) {
            number(value);
        }
    }

    public void reals(float[] values) throws IOException {
        number(values.length);
        for (float value : values) {
            room(Float.BYTES).putFloat(value);
        }
    }

    public void reals(double[] values) throws IOException {
        number(values.length);
        for (double value : values) {
            real(value);
        }
    }

    /** Writes the rest of the buffer and the checksum. To be called once, at the end. The stream stays open. */
    public void finish() throws IOException {
        drain();
        long sum = crc.getValue();
        number((int) sum);
        drain();
        out.flush();
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            drain();
        }
        return buffer;
    }

    private void drain() throws IOException {
        crc.update(buffer.array(), 0, buffer.position());
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
