package org.groundswell.conversations;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** The tables of conversations. */
public final class ConversationData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.status("conversation_entry", "status_id").owned("account_id", "conversation_id", "status_id"),
                Ownership.account("conversation_entry", "account_id")
                        .owned("account_id", "conversation_id", "status_id"),
                Ownership.account("conversation_read", "account_id").owned("account_id", "conversation_id"),
                Ownership.account("conversation_mute", "account_id").owned("account_id", "conversation_id"));
    }
}
