package kinbridge.mappings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class XmlItemsTest {

    private static final String SOUND =
            "<Message><Header><Year>2024</Year></Header><Child><a>1 &amp; 2</a></Child><Child b='\"'/></Message>";

    private static List<Item> items(Payload payload) throws Exception {
        return Payloads.items(payload, (each, items) -> XmlItems.split(each, "Message", "Child", items));
    }

    @Test
    void a_child_is_an_item_with_its_own_xml() throws Exception {
        assertThat(items(Payloads.of(SOUND)))
                .extracting(Item::location, Item::content)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Child 1", "<Child><a>1 &amp; 2</a></Child>"),
                        org.assertj.core.groups.Tuple.tuple("Child 2", "<Child b=\"&quot;\"></Child>"));
    }

    @Test
    void namespaces_make_no_difference() throws Exception {
        String text = "<m:Message xmlns:m='urn:x'><m:Child><m:a>1</m:a></m:Child></m:Message>";
        assertThat(items(Payloads.of(text))).extracting(Item::content).containsExactly("<Child><a>1</a></Child>");
    }

    @Test
    void what_stands_before_the_first_child_can_be_asked() throws Exception {
        assertThat(XmlItems.textsBefore(Payloads.of(SOUND), "Child")).containsEntry("Year", "2024");
    }

    @Test
    void a_file_that_breaks_off_in_a_child_keeps_the_earlier_ones() throws Exception {
        List<Item> items = items(Payloads.of("<Message><Child><a>1</a></Child><Child><a>2"));
        assertThat(items).extracting(item -> item.fault() == null).containsExactly(true, false);
        assertThat(items.get(1).fault().reason()).contains("nothing after it was read");
    }

    @Test
    void a_file_that_breaks_off_between_children_is_refused_after_the_sound_ones() {
        assertThatThrownBy(() -> items(Payloads.of("<Message><Child/>")))
                .isInstanceOf(UnreadablePayload.class)
                .hasMessage("breaks off after Child 1, expected the end of Message");
    }

    @Test
    void a_file_of_another_kind_is_refused() {
        assertThatThrownBy(() -> items(Payloads.of("<Bundle/>"))).hasMessageContaining("expected Message");
        assertThatThrownBy(() -> items(Payloads.of("not XML"))).hasMessageContaining("expected Message");
    }

    @Test
    void an_external_entity_is_never_fetched() throws Exception {
        String text = "<!DOCTYPE m [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><Message><Child>&x;</Child></Message>";
        try {
            assertThat(items(Payloads.of(text)))
                    .allMatch(item -> item.fault() != null || item.content().equals("<Child></Child>"));
        } catch (UnreadablePayload refused) {
            assertThat(refused).hasMessageContaining("expected");
        }
    }

    @Test
    void a_child_without_end_does_not_fill_the_memory() throws Exception {
        String text = "<Message><Child>" + "x".repeat(XmlItems.LONGEST_CHILD_CHARACTERS + 100_000)
                + "</Child><Child/></Message>";
        assertThat(items(Payloads.of(text)))
                .extracting(item -> item.fault() == null)
                .containsExactly(false, true);
    }

    @Test
    void stray_text_beside_elements_is_tolerated() {
        XmlElement element = XmlElement.read("<a>stray<b>1</b>more<b> </b></a>").orElseThrow();
        assertThat(element.children("b")).extracting(XmlElement::text).containsExactly("1", null);
    }

    @Property
    void any_bytes_at_all_give_items_or_a_refusal(@ForAll byte[] bytes) throws Exception {
        try {
            assertThat(items(Payloads.of(bytes))).isEmpty();
        } catch (UnreadablePayload refused) {
            assertThat(refused).hasMessageContaining("expected");
        }
    }

    @Property(tries = 120)
    void cut_anywhere_it_gives_items_or_a_refusal(@ForAll @IntRange(min = 0, max = 100) int length) throws Exception {
        try {
            assertThat(items(Payloads.of(SOUND.substring(0, Math.min(length, SOUND.length())))))
                    .isNotEmpty();
        } catch (UnreadablePayload refused) {
            assertThat(refused).hasMessageContaining("expected");
        }
    }

    @Property
    void one_wrong_byte_gives_items_or_a_refusal(@ForAll @IntRange(min = 0, max = 90) int place, @ForAll byte wrong)
            throws Exception {
        byte[] bytes = SOUND.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        bytes[place] = wrong;
        try {
            assertThat(items(Payloads.of(bytes))).allMatch(item -> item.type().equals("Child"));
        } catch (UnreadablePayload refused) {
            assertThat(refused).hasMessageContaining("expected");
        }
    }
}
