package kinbridge.mappings.socialcare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import kinbridge.mappings.Damage;
import kinbridge.mappings.DateText;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.JsonItems;
import kinbridge.mappings.Payloads;
import kinbridge.mappings.UnreadablePayload;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * However a file is damaged, no value comes out that did not go in: it stands in the item, is an
 * announced normalisation of what stands there (a date in ISO, a postcode with its space, an address in
 * one line, an NHS number without spaces), or is a word of ours for a code, with the code beside it.
 */
class NothingInventedTest {

    /** What follows from where a thing stands, and is said of each that stands there. */
    private static final Set<String> OUR_WORDS = Set.of(
            "looked after",
            "child protection plan",
            "child in need plan",
            "open to children's social care",
            "early help",
            "adopted",
            "social worker",
            "allocated worker",
            "keyworker",
            "adviser to a care leaver",
            "unaccompanied asylum-seeking child",
            "former upn",
            "id in the case system",
            "emergency or police protection within six months",
            "not specified");

    @Property(tries = 1500)
    void no_value_comes_out_that_did_not_go_in(@ForAll("feeds") FeedMapping mapping, @ForAll long seed)
            throws IOException {
        List<Item> items = new ArrayList<>();
        try {
            mapping.split(Payloads.of(Damage.file(mapping, new Random(seed))), items::add);
        } catch (UnreadablePayload refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        for (Item item : items) {
            if (mapping.map(item) instanceof ItemOutcome.Understood understood) {
                Given given = Given.of(item);
                understood
                        .statements()
                        .forEach(statement -> statement
                                .fields()
                                .forEach((name, field) -> assertThat(given.has(field))
                                        .as(name + " = " + field + " of " + item)
                                        .isTrue()));
            }
        }
    }

    @Provide
    Arbitrary<FeedMapping> feeds() {
        return Arbitraries.of(new DfeMapping(), new AnnexaMapping(), new SingleviewMapping());
    }

    /** All that stands in an item, as it is written and as it may be normalised. */
    private record Given(Set<String> texts, String all) {

        static Given of(Item item) {
            Set<String> texts = new HashSet<>(OUR_WORDS);
            StringBuilder all = new StringBuilder();
            collect(JsonItems.read(item), texts, all);
            return new Given(texts, all.toString());
        }

        private static void collect(JsonNode node, Set<String> texts, StringBuilder all) {
            if (node.isContainerNode()) {
                node.forEach(child -> collect(child, texts, all));
                return;
            }
            String text = node.asText();
            texts.add(plain(text));
            all.append('|').append(plain(text));
            if (DateText.read(text.strip(), DateText.Order.DAY_FIRST) instanceof DateText.Found found) {
                texts.add(plain(found.occurred().toString()));
            }
            Factor factor = Factor.of(text);
            if (factor != null) {
                texts.add(plain(factor.words()));
            }
        }

        boolean has(FieldValue field) {
            if (field.value() instanceof Boolean) {
                return true;
            }
            if (field.value() instanceof List<?> list) {
                return list.stream().allMatch(each -> texts.contains(plain(each.toString())));
            }
            String written = field.raw() == null ? field.value().toString() : field.raw();
            return texts.contains(plain(written)) || all.contains(plain(written));
        }

        /** Without what normalisation puts in or takes out. */
        private static String plain(String text) {
            String plain = text.toLowerCase(Locale.ROOT);
            return OUR_WORDS.contains(plain) ? plain : plain.replaceAll("[\\s,\\u00a0]+", "");
        }
    }
}
