package org.groundswell.cli;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.groundswell.config.Config;
import org.groundswell.mail.Letter;
import org.groundswell.mail.MailFailure;
import org.groundswell.mail.SmtpSender;
import org.groundswell.model.Message;
import org.groundswell.text.EmailAddress;
import org.groundswell.text.Messages;
import org.groundswell.text.Translator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code groundswell mail test ADDRESS} */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Sends a test message with the settings of the mail server, and says what went wrong.")
final class MailTestCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "ADDRESS", description = "e-mail address to send to")
    private String address = "";

    @Override
    public Integer call() {
        Config config = SettingOptions.read(spec);
        Messages messages = Messages.load();
        Translator t = messages.english();
        if (config.smtp().isEmpty()) {
            return failed(t.text("mail.failure.none"));
        }
        EmailAddress to = EmailAddress.parse(address).orElse(null);
        if (to == null) {
            return failed(t.text("mail.failure.address", "address", address));
        }
        SmtpSender sender = new SmtpSender(
                config.smtp().get(),
                new SmtpSender.Site(config.url(), config.title()),
                messages,
                InstantSource.system());
        try {
            sender.send(
                    to,
                    Letter.about(new Message("mail.test.subject", "site", config.title()))
                            .paragraph(new Message("mail.test.text", "site", config.title())));
        } catch (MailFailure failure) {
            return failed(t.text(failure.explanation()));
        }
        System.out.println("Sent a test message to " + to.key());
        return 0;
    }

    private static int failed(String sentence) {
        System.err.println("groundswell: " + sentence);
        return 2;
    }
}
