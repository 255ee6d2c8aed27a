package kinbridge.work;

import java.util.List;
import kinbridge.needtoknow.Requester;

/** What a task is about, where another part of the hub knows it, and what follows when it is done. */
public interface WhatStandsBehind {

    /** What its doer needs to know, in words and without content: reason, category groups, numbers. */
    List<Fact> facts(Task task);

    /** As far as this reader may know it, who need not be whose task it is: a deputy, a manager, governance. */
    default List<Fact> facts(Task task, Requester reader) {
        return facts(task);
    }

    /** Within the transaction that ends the task. */
    void done(Task task, Requester who, Outcome outcome, String words);

    record Fact(String label, String value) {}
}
