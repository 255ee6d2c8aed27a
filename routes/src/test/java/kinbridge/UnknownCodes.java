package kinbridge;

import static kinbridge.ConfigurationFolder.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kinbridge.connectors.DeliveryConnector;
import kinbridge.connectors.DeliverySettings;
import kinbridge.connectors.SettingsFile;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.SharingTables;

/** Codes in agreements and deliveries that the sharing tables do not know: a misspelt one covers nothing. */
final class UnknownCodes {

    private static final Set<String> PURPOSES =
            Arrays.stream(Purpose.values()).map(Purpose::name).collect(Collectors.toSet());
    private static final Set<String> CATEGORIES =
            Arrays.stream(Category.values()).map(Category::code).collect(Collectors.toSet());
    private static final Set<String> AGENCIES =
            Arrays.stream(Agency.values()).map(Agency::word).collect(Collectors.toSet());

    private final SharingTables tables;
    private final Set<String> feeds;
    private final List<String> found = new ArrayList<>();

    private UnknownCodes(SharingTables tables, Collection<String> configuredFeeds) {
        this.tables = tables;
        this.feeds = new TreeSet<>(FeedChecklist.FEEDS);
        this.feeds.addAll(configuredFeeds);
    }

    /** One line each, naming the file. */
    static List<String> in(ConfigurationFolder config) {
        UnknownCodes codes = new UnknownCodes(config.sharingTables(), config.feeds());
        config.agreements().forEach(codes::agreement);
        config.deliveries().forEach(codes::delivery);
        return codes.found;
    }

    private void agreement(String file, JsonNode agreement) {
        String place = "config/sharing/agreements/" + file;
        check(place, "agency", Set.of(agreement.path("agency").asText()), AGENCIES);
        check(place, "holder", texts(agreement, "holders"), tables.agencyCodes());
        check(place, "feed", texts(agreement, "feeds"), feeds);
        check(place, "purpose", texts(agreement, "purposes"), PURPOSES);
        check(place, "category", texts(agreement, "categories"), CATEGORIES);
    }

    private void delivery(SettingsFile<DeliverySettings> file) {
        if (file instanceof SettingsFile.Wrong<DeliverySettings> wrong) {
            found.add("config/deliveries/" + wrong.text());
        } else if (file instanceof SettingsFile.Loaded<DeliverySettings> sound) {
            String place = "config/deliveries/" + file.file();
            DeliverySettings delivery = sound.settings();
            if (tables.role(delivery.recipientRole()).isEmpty()) {
                found.add(place + ": unknown role " + delivery.recipientRole());
            }
            check(place, "agency", Set.of(delivery.agency().holder()), tables.agencyCodes());
            if (DeliveryConnector.all()
                    .noneMatch(connector -> connector.delivery().equals(delivery.delivery()))) {
                found.add(place + ": no DeliveryConnector delivers " + delivery.delivery());
            }
        }
    }

    private void check(String place, String what, Set<String> codes, Set<String> known) {
        codes.stream()
                .filter(code -> !known.contains(code))
                .sorted()
                .forEach(code -> found.add(place + ": unknown " + what + " " + code));
    }
}
