package org.groundswell.media.processing;

import java.awt.image.BufferedImage;

/**
 * The blurhash of a picture: a short text of which apps make a blurred likeness while the picture is loading. Its algorithm is
 * published at https://github.com/woltapp/blurhash/blob/master/Algorithm.md: a cosine transform of the colours, of which the
 * lowest frequencies are kept.
 */
final class Blurhash {
    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";
    private static final int X = 4;
    private static final int Y = 3;
    /** More of the picture adds nothing. */
    private static final int LARGEST = 64;

    private Blurhash() {}

    /** Parts that are transparent count as white. */
    static String of(BufferedImage picture) {
        BufferedImage small = Pictures.fitted(picture, LARGEST, LARGEST, false);
        int width = small.getWidth();
        int height = small.getHeight();
        int[] pixels = small.getRGB(0, 0, width, height, null, 0, width);
        double[][] factors = new double[X * Y][];
        for (int y = 0; y < Y; y++) {
            for (int x = 0; x < X; x++) {
                factors[y * X + x] = factor(pixels, width, height, x, y);
            }
        }
        return encoded(factors);
    }

    private static double[] factor(int[] pixels, int width, int height, int x, int y) {
        double[] sum = new double[3];
        for (int row = 0; row < height; row++) {
            double rows = Math.cos(Math.PI * y * row / height);
            for (int column = 0; column < width; column++) {
                double basis = rows * Math.cos(Math.PI * x * column / width);
                int pixel = pixels[row * width + column];
                sum[0] += basis * linear(pixel >> 16 & 0xFF);
                sum[1] += basis * linear(pixel >> 8 & 0xFF);
                sum[2] += basis * linear(pixel & 0xFF);
            }
        }
        double scale = (x == 0 && y == 0 ? 1.0 : 2.0) / (width * height);
        for (int i = 0; i < sum.length; i++) {
            sum[i] *= scale;
        }
        return sum;
    }

    private static String encoded(double[][] factors) {
        StringBuilder hash = new StringBuilder();
        append(hash, (X - 1) + (Y - 1) * 9L, 1);
        double most = 0;
        for (int i = 1; i < factors.length; i++) {
            for (double part : factors[i]) {
                most = Math.max(most, Math.abs(part));
            }
        }
        int step = (int) Math.clamp(Math.floor(most * 166 - 0.5), 0, 82);
        append(hash, step, 1);
        double[] average = factors[0];
        append(hash, (long) encoded(average[0]) << 16 | (long) encoded(average[1]) << 8 | encoded(average[2]), 4);
        double largest = (step + 1) / 166.0;
        for (int i = 1; i < factors.length; i++) {
            double[] factor = factors[i];
            append(
                    hash,
                    quantised(factor[0], largest) * 19L * 19
                            + quantised(factor[1], largest) * 19L
                            + quantised(factor[2], largest),
                    2);
        }
        return hash.toString();
    }

    private static int quantised(double part, double largest) {
        double share = part / largest;
        return (int) Math.clamp(Math.floor(Math.signum(share) * Math.sqrt(Math.abs(share)) * 9 + 9.5), 0, 18);
    }

    private static void append(StringBuilder hash, long value, int length) {
        for (int i = length - 1; i >= 0; i--) {
            hash.append(DIGITS.charAt((int) (value / (long) Math.pow(DIGITS.length(), i) % DIGITS.length())));
        }
    }

    /** From sRGB to linear light (IEC 61966-2-1). */
    private static double linear(int value) {
        double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static int encoded(double linear) {
        double share = Math.clamp(linear, 0, 1);
        double curved = share <= 0.0031308 ? share * 12.92 : 1.055 * Math.pow(share, 1 / 2.4) - 0.055;
        return (int) (curved * 255 + 0.5);
    }
}
