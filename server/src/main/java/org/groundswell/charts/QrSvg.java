package org.groundswell.charts;

import io.nayuki.qrcodegen.QrCode;
import java.util.Locale;
import org.groundswell.text.HtmlText;

/** Renders a QR code as SVG, dark on white whatever the background, with a quiet zone of four modules. */
public final class QrSvg {
    private static final int QUIET = 4;

    private QrSvg() {}

    public static String of(QrCode code, String title) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                int from = x;
                while (x < code.size && code.getModule(x, y)) {
                    x++;
                }
                if (x > from) {
                    int length = x - from;
                    path.append('M')
                            .append(from + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append('h')
                            .append(length)
                            .append("v1h-")
                            .append(length)
                            .append('z');
                }
            }
        }
        int side = code.size + 2 * QUIET;
        return String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
                <title>%2$s</title><rect width="%1$d" height="%1$d" fill="#fff"/><path d="%3$s"/></svg>
                """, side, HtmlText.escape(title), path);
    }
}
