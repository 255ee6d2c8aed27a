package kinbridge.linkage.likeness;

/** A value that is a sign and no word: a number that identifies, a telephone, the sex as recorded. */
public final class Code extends Trait {

    Code(String text) {
        super(text);
    }
}
