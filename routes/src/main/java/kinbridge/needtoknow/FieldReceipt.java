package kinbridge.needtoknow;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kinbridge.mappings.FieldValue;
import org.jspecify.annotations.Nullable;

/**
 * What became of each field of one released item: let out, or held back and by what. Of an item that was
 * not released there is none, since its fields are not even opened.
 *
 * @param released those let out, with their values
 * @param withheld the names of the others, each with what held it back: {@link #ABOVE_THE_LEVEL}, or the
 *     obligation that took it out
 */
record FieldReceipt(Map<String, FieldValue> released, Map<String, String> withheld) {

    /** The field's lowest level is above the one that was decided. */
    static final String ABOVE_THE_LEVEL = "level";

    static final FieldReceipt NONE = new FieldReceipt(Map.of(), Map.of());

    FieldReceipt {
        released = Collections.unmodifiableMap(new LinkedHashMap<>(released));
        withheld = Collections.unmodifiableMap(new LinkedHashMap<>(withheld));
    }

    /** Of a released item, by its kind and its opened fields. */
    static FieldReceipt of(Undecided.Kind kind, Map<String, FieldValue> fields, Decision decision) {
        Map<String, FieldValue> released = new LinkedHashMap<>();
        Map<String, String> withheld = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            String reason = heldBackBy(kind, name, value, decision);
            if (reason.isEmpty()) {
                // Without what the agency wrote before it was understood: that was never given a level.
                released.put(name, new FieldValue(value.value(), value.level()));
            } else {
                withheld.put(name, reason);
            }
        });
        return new FieldReceipt(released, withheld);
    }

    private static String heldBackBy(Undecided.Kind kind, String name, FieldValue value, Decision decision) {
        if (!value.level().isWithin(decision.level())) {
            return ABOVE_THE_LEVEL;
        }
        List<String> duties = decision.obligations();
        if (LocationFields.contains(name) && duties.contains(Obligation.STRIP_LOCATION.code())) {
            return Obligation.STRIP_LOCATION.code();
        }
        boolean isThirdParty = ThirdPartyFields.contains(name) || isHalfATie(kind, decision);
        return isThirdParty && duties.contains(Obligation.REDACT_THIRD_PARTY.code())
                ? Obligation.REDACT_THIRD_PARTY.code()
                : "";
    }

    /** A tie is between two: with one of them taken out, nothing of it is left. */
    static boolean isHalfATie(Undecided.Kind kind, Decision decision) {
        return kind == Undecided.Kind.RELATIONSHIP && !decision.redacted().isEmpty();
    }

    /**
     * SHA-256, in hex, of the released fields in the order of their names: name and value, each as UTF-8 after
     * its length in bytes as four of them; null where nothing was released. It shows later what was let out,
     * to whoever has the record as it was then.
     */
    @Nullable
    String digest() {
        if (released.isEmpty()) {
            return null;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(released).forEach((name, value) -> {
                add(digest, name);
                add(digest, value.value().toString());
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    List<String> releasedNames() {
        return List.copyOf(released.keySet());
    }
}
