package kinbridge.mappings.socialcare;

import java.util.ArrayList;
import java.util.List;
import kinbridge.mappings.XmlElement;
import org.jspecify.annotations.Nullable;

/** An element of a census entry together with its path, so that every fault can name its place. */
record CinPlace(XmlElement element, String path, CareStatements says) {

    @Nullable
    String text(String child) {
        return element.text(child);
    }

    String field(String child) {
        return path + "/" + child;
    }

    List<CinPlace> all(String child) {
        List<XmlElement> elements = element.children(child);
        List<CinPlace> places = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            String suffix = elements.size() == 1 ? "" : "[" + (i + 1) + "]";
            places.add(new CinPlace(elements.get(i), field(child) + suffix, says));
        }
        return places;
    }

    Period period(String start, String end) {
        return says.period(field(start), text(start), field(end), text(end));
    }

    Period moment(String child) {
        return says.moment(field(child), text(child));
    }

    @Nullable
    String day(String child) {
        return says.day(field(child), text(child));
    }

    @Nullable
    Boolean yesNo(String child) {
        return says.findings().yesNo(field(child), text(child));
    }

    /** A natural key: the element's own date as it was read, or its place where it has none. */
    String key(Period period) {
        return period.from() == null ? path : period.from().toString();
    }
}
