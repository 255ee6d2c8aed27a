package kinbridge.sharinglog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import kinbridge.storage.SealBroken;

/**
 * Deflate with a dictionary of what decisions look like, so that a handful of them fits in the smallest
 * block. The dictionary is part of the format: change it only together with {@link EntrySealer}'s.
 */
final class Compression {

    private static final byte[] DICTIONARY =
            ("\"channel\":\"INDIVIDUAL_VIEW\",\"TAF_MEETING_PACK\",\"harm\":\"IMMINENT\",\"CIN\",\"S47\",\"CP\",\"L1\",\"L2\",\"L3\","
                            + "\"flags\":[],\"purpose\":\"recordAgency\":\"LA_CSC\",\"NHS_MAT\",\"POLICE\",\"LA_HOUSING\",\"PROBATION\",\"recordCategory\":\""
                            + "\"subjects\":[{\"ref\":\"child\",\"relation\":\"subject\",\"mother\",\"father\",\"age\":,\"status\":\"LIVING\",\"UNBORN\","
                            + "\"competence\":null,\"consent\":{\"self\":\"GIVEN\",\"NOT_SOUGHT\",\"REFUSED\",\"WITHDRAWN\",\"EXPIRED\"},\"perpetratorPr\":[],"
                            + "\"allegedPerpetrator\":false,\"restrained\":false}],\"role\":\"social_worker\",\"midwife\",\"agency\":\"taf\":\"MEMBER\",\"STATUTORY\","
                            + "\"basis\":[],\"category\":\"DA.PERP\",\"SC.ADOPTION\",\"ID.ADDRESS_PROTECTED\",\"CJ.INTEL\",\"HE.MATERNITY\",\"SC.STATUS\","
                            + "\"holder\":\"LA_CSC\",\"level\":\"WITHHOLD_HIDE\",\"WITHHOLD\",\"EXISTENCE\",\"SUMMARY\",\"FULL\",\"obligations\":[\"LOG\"],\"override\":false,"
                            + "\"recordId\":\"\",\"releasedFields\":[],\"rule\":\"2.8b\",\"snapshot\":null,\"subjects\":[\"\"],\"version\":\"\"},{\"basis\":[],\"category\":\"")
                    .getBytes(StandardCharsets.UTF_8);
    private static final int LIMIT_BYTES = 64 << 20;

    private Compression() {}

    static byte[] deflate(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
        try {
            deflater.setDictionary(DICTIONARY);
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(256 + plain.length / 4);
            byte[] buffer = new byte[4096];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** Bytes after the end of the compressed stream, such as padding, are not looked at. */
    static byte[] inflate(byte[] compressed) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            ByteArrayOutputStream out = new ByteArrayOutputStream(compressed.length * 4);
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 && inflater.needsDictionary()) {
                    inflater.setDictionary(DICTIONARY);
                } else if (count == 0 || out.size() > LIMIT_BYTES) {
                    throw new SealBroken("a block of the sharing log does not unpack");
                }
                out.write(buffer, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException problem) {
            throw new SealBroken("a block of the sharing log does not unpack");
        } finally {
            inflater.end();
        }
    }
}
