package org.groundswell.app;

import java.util.List;
import java.util.Optional;
import org.groundswell.jobs.Service;
import org.groundswell.mail.Mailer;
import org.groundswell.mail.SmtpMailer;
import org.groundswell.mail.SmtpSender;
import org.groundswell.metrics.Metered;
import org.groundswell.text.Messages;

/** E-mail, if a mail server is set. */
public record MailAssembly(Mailer mailer, List<Service> services, List<Metered> meters) implements Assembly {
    static MailAssembly over(Base base, Core.Settings settings) {
        Optional<SmtpMailer> smtp = settings.smtp()
                .map(server -> new SmtpMailer(
                        new SmtpSender(
                                server,
                                new SmtpSender.Site(settings.home(), settings.title()),
                                Messages.load(),
                                base.clock()),
                        base.jobs(),
                        base.clock()));
        return new MailAssembly(
                smtp.<Mailer>map(mailer -> mailer).orElse(Mailer.NONE),
                smtp.<Service>map(SmtpMailer::worker).stream().toList(),
                smtp.<Metered>map(mailer -> mailer).stream().toList());
    }
}
