package kinbridge.work;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.sharinglog.LogSearch.Shown;
import org.springframework.stereotype.Component;

/** What somebody was shown, in the words of a task: what it was about only where that was shown. */
@Component
public class ShownWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final PolicyInForce policy;

    ShownWords(PolicyInForce policy) {
        this.policy = policy;
    }

    public String of(Shown shown) {
        return what(shown) + ": " + records(shown);
    }

    /** With whose records they are. */
    public String withHolder(Shown shown) {
        return what(shown) + " of " + agency(shown.holder()) + ": " + records(shown);
    }

    public String agency(String holder) {
        return policy.tables().titleOfAgency(holder);
    }

    private String what(Shown shown) {
        return shown.level() == DetailLevel.EXISTENCE
                ? "that there is something"
                : Category.of(shown.category()).map(policy.tables()::titleOf).orElse(shown.category());
    }

    private static String records(Shown shown) {
        return records(shown.things()) + ", last on " + day(shown.last());
    }

    public static String records(int number) {
        return number == 1 ? "1 record" : number + " records";
    }

    public static String day(Instant moment) {
        return DAY.format(moment.atZone(Occurred.LONDON));
    }
}
