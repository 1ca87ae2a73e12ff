package org.groundswell.mail;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.groundswell.rendering.Templates;
import org.groundswell.text.EmailAddress;
import org.groundswell.text.Messages;
import org.groundswell.text.Translator;

/** Writes letters out, as plain text and as HTML. */
final class LetterWriter {
    private final URI home;
    private final String title;
    private final Messages messages;
    private final InstantSource clock;
    private final Templates templates = new Templates();
    private final SecureRandom random = new SecureRandom();

    /**
     * @param home public address of the server
     * @param title its name
     */
    LetterWriter(URI home, String title, Messages messages, InstantSource clock) {
        this.home = home;
        this.title = title;
        this.messages = messages;
        this.clock = clock;
    }

    Envelope write(EmailAddress to, Letter letter) {
        Translator t = messages.in(letter.locale());
        List<LetterView.Part> parts = letter.parts().stream()
                .map(part -> switch (part) {
                    case Letter.Part.Paragraph(var text) -> new LetterView.Part(t.text(text), "");
                    case Letter.Part.Link(var label, var path) -> new LetterView.Part(t.text(label), home + path);
                })
                .toList();
        String subject = t.text(letter.subject());
        String footer = t.text("mail.footer", "site", title, "home", home.toString());
        String unsubscribe = letter.unsubscribe().map(path -> home + path).orElse("");
        return new Envelope(
                to,
                subject,
                plain(parts, footer, unsubscribe, t),
                templates.text(new LetterView(subject, parts, home.toString(), footer, unsubscribe, t)),
                messageId(),
                clock.instant(),
                letter.unsubscribe().map(path -> home + path),
                letter.usefulUntil());
    }

    private String plain(List<LetterView.Part> parts, String footer, String unsubscribe, Translator t) {
        StringBuilder text = new StringBuilder();
        for (LetterView.Part part : parts) {
            text.append(part.text())
                    .append(part.url().isEmpty() ? "" : ":\n" + part.url())
                    .append("\n\n");
        }
        // The separator of a signature (RFC 3676, section 4.3).
        text.append("-- \n").append(footer).append('\n');
        if (!unsubscribe.isEmpty()) {
            text.append(t.text("mail.unsubscribe"))
                    .append(": ")
                    .append(unsubscribe)
                    .append('\n');
        }
        return text.toString();
    }

    private String messageId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return "<" + HexFormat.of().formatHex(bytes) + "@" + home.getHost() + ">";
    }
}
