package kinbridge.intake;

import java.util.List;
import kinbridge.consent.ArrivedStatements;
import kinbridge.linkage.People;
import kinbridge.linkage.People.LinkedAnew;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * After another model was adopted, other rules were set or the hub was upgraded, links everybody anew, some at a
 * time, while what arrives goes on being linked.
 */
@Component
class LinkAnew {

    private final TransactionTemplate transactions;
    private final People people;
    private final ArrivedStatements arrived;
    private final Outbox outbox;

    LinkAnew(TransactionTemplate transactions, People people, ArrivedStatements arrived, Outbox outbox) {
        this.transactions = transactions;
        this.people = people;
        this.arrived = arrived;
        this.outbox = outbox;
    }

    /** Until nobody is left; a kill in between loses nothing, since each row says by what it was linked. */
    public void all() {
        while (some() > 0) {
            // the next
        }
    }

    private int some() {
        Integer linked = transactions.execute(status -> {
            people.lock();
            LinkedAnew anew = people.linkAnew();
            arrived.arrived(List.of(), anew.moved());
            outbox.changed(List.of(), anew.moved());
            return anew.identities();
        });
        return linked == null ? 0 : linked;
    }
}
