package kinbridge.retention;

import org.springframework.stereotype.Component;

/** What the hub does by itself, each time it looks: first what was released, then the month's list. */
@Component
class RetentionWork {

    private final Disposals disposals;
    private final DryRuns dryRuns;

    RetentionWork(Disposals disposals, DryRuns dryRuns) {
        this.disposals = disposals;
        this.dryRuns = dryRuns;
    }

    public void go() {
        disposals.carryOut();
        dryRuns.ofTheMonth();
    }
}
