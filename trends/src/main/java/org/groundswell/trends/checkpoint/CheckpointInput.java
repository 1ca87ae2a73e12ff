package org.groundswell.trends.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Reads what {@link CheckpointOutput} wrote. Data with a wrong checksum is rejected before anything is read. */
public final class CheckpointInput {
    private final ByteBuffer bytes;

    /**
     * @param bytes a whole checkpoint, checksum included
     * @throws CheckpointException if the checksum does not match the bytes
     */
    public CheckpointInput(ByteBuffer bytes) throws CheckpointException {
        int length = bytes.remaining() - Integer.BYTES;
        if (length < 0) {
            throw new CheckpointException("cut off: " + bytes.remaining() + " bytes");
        }
        this.bytes = bytes.slice(bytes.position(), length);
        CRC32C crc = new CRC32C();
        crc.update(this.bytes.duplicate());
        if ((int) crc.getValue() != bytes.getInt(bytes.position() + length)) {
            throw new CheckpointException("damaged: the check sum differs");
        }
    }

    public boolean flag() throws CheckpointException {
        return need(1).get() != 0;
    }

    public int number() throws CheckpointException {
        return need(Integer.BYTES).getInt();
    }

    public long longNumber() throws CheckpointException {
        return need(Long.BYTES).getLong();
    }

    public double real() throws CheckpointException {
        return need(Double.BYTES).getDouble();
    }

    public String text() throws CheckpointException {
        byte[] text = new byte[length(1)];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    public int[] numbers() throws CheckpointException {
        int[] values = new int[length(Integer.BYTES)];
        bytes.asIntBuffer().get(values);
        bytes.position(bytes.position() + values.length * Integer.BYTES);
        return values;
    }

    public long[] longNumbers() throws CheckpointException {
        long[] values = new long[length(Long.BYTES)];
        bytes.asLongBuffer().get(values);
        bytes.position(bytes.position() + values.length * Long.BYTES);
        return values;
    }

    public float[] reals() throws CheckpointException {
        float[] values = new float[length(Float.BYTES)];
        bytes.asFloatBuffer().get(values);
        bytes.position(bytes.position() + values.length * Float.BYTES);
        return values;
    }

    public double[] doubles() throws CheckpointException {
        double[] values = new double[length(Double.BYTES)];
        bytes.asDoubleBuffer().get(values);
        bytes.position(bytes.position() + values.length * Double.BYTES);
        return values;
    }

    /** Reads a number that stands for one of several constants. */
    public <T> T constant(T[] constants) throws CheckpointException {
        int number = number();
        if (number < 0 || number >= constants.length) {
            throw new CheckpointException("no " + number + " of " + constants.length);
        }
        return constants[number];
    }

    /** @throws CheckpointException unless all has been read */
    public void end() throws CheckpointException {
        if (bytes.hasRemaining()) {
            throw new CheckpointException(bytes.remaining() + " bytes more than there should be");
        }
    }

    private int length(int size) throws CheckpointException {
        int length = number();
        if (length < 0 || (long) length * size > bytes.remaining()) {
            throw new CheckpointException("a length of " + length + " where " + bytes.remaining() + " bytes are left");
        }
        return length;
    }

    private ByteBuffer need(int size) throws CheckpointException {
        if (bytes.remaining() < size) {
            throw new CheckpointException("ends too early");
        }
        return bytes;
    }
}
