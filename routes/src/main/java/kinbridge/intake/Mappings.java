package kinbridge.intake;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kinbridge.mappings.FeedMapping;
import org.springframework.stereotype.Component;

/** The mapping of each feed. */
@Component
public class Mappings {

    private final Map<String, FeedMapping> byFeed =
            FeedMapping.all().collect(Collectors.toUnmodifiableMap(FeedMapping::feed, Function.identity()));

    public FeedMapping of(String feed) {
        FeedMapping mapping = byFeed.get(feed);
        if (mapping == null) {
            throw new IllegalArgumentException("no mapping for feed '" + feed + "', expected one of " + feeds());
        }
        return mapping;
    }

    public boolean has(String feed) {
        return byFeed.containsKey(feed);
    }

    public Collection<String> feeds() {
        return byFeed.keySet().stream().sorted().toList();
    }
}
