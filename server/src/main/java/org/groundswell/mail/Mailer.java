package org.groundswell.mail;

import org.groundswell.db.Tx;
import org.groundswell.text.EmailAddress;

/**
 * Sends letters. A letter is queued in the transaction that makes it necessary, and sent in the background, with retries.
 * Without a mail server nothing is sent, and features offer nothing that needs mail.
 */
public interface Mailer {
    /** For servers without a mail server. */
    Mailer NONE = new Mailer() {
        @Override
        public boolean isOn() {
            return false;
        }

        @Override
        public void send(Tx tx, EmailAddress to, Letter letter) {}
    };

    /** Whether a mail server is set. */
    boolean isOn();

    /** Queues a letter; does nothing without a mail server. */
    void send(Tx tx, EmailAddress to, Letter letter);
}
