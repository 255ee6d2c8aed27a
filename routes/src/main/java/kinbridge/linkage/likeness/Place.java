package kinbridge.linkage.likeness;

import java.util.regex.Pattern;

/** A postcode without spaces in upper case; of a British one its outward half and its sector are known. */
public final class Place extends Trait {

    private static final Pattern BRITISH = Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}");

    private final String outward;
    private final String sector;

    Place(String text) {
        super(text);
        boolean isBritish = BRITISH.matcher(text).matches();
        // Elsewhere the first half is the region, as in 2000 Sydney and 80331 Munich.
        int region = isBritish ? text.length() - 3 : (text.length() + 1) / 2;
        outward = text.substring(0, region);
        sector = text.substring(0, Math.max(region, isBritish ? region + 1 : text.length() - 1));
    }

    public String outward() {
        return outward;
    }

    public String sector() {
        return sector;
    }
}
