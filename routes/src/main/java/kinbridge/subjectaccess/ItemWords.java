package kinbridge.subjectaccess;

import kinbridge.familyview.Words;
import kinbridge.mappings.Category;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.subjectaccess.AccessReviews.Row;
import org.springframework.stereotype.Component;

/** What an item is, in words and without anything that it says. */
@Component
class ItemWords {

    private final PolicyInForce policy;
    private final RequestClock clock;

    ItemWords(PolicyInForce policy, RequestClock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    Row row(Item item) {
        Item.Answered answered = item.answered();
        return new Row(
                item.id(),
                title(answered),
                category(answered.category()),
                answered.holder(),
                answered.occurred(),
                answered.level(),
                answered.rule(),
                RuleWords.of(answered.rule()),
                RuleWords.owed(answered.obligations()),
                item.stage(clock.today()));
    }

    private static String title(Item.Answered answered) {
        return switch (answered.kind()) {
            case "IDENTITY" -> "Who the person is";
            case "RELATIONSHIP" -> "A relationship";
            default -> Words.typeTitle(answered.type());
        };
    }

    String category(String code) {
        return Category.of(code).map(policy.tables()::titleOf).orElse(code);
    }
}
