package kinbridge.retention;

import org.springframework.stereotype.Component;

/** What the hub does by itself, each time it looks: what was released, the day's content, the month's list. */
@Component
class RetentionWork {

    private final Disposals disposals;
    private final ContentDisposal content;
    private final DryRuns dryRuns;

    RetentionWork(Disposals disposals, ContentDisposal content, DryRuns dryRuns) {
        this.disposals = disposals;
        this.content = content;
        this.dryRuns = dryRuns;
    }

    public void go() {
        disposals.carryOut();
        content.ofTheDay();
        dryRuns.ofTheMonth();
    }
}
