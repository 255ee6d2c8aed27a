package kinbridge.sharinglog;

/** The readers of a meeting pack, each by themselves: the log has them in one text. */
public final class PackReaders {

    private PackReaders() {}

    /**
     * Who got what an entry let out, as an array in SQL.
     *
     * @param entry ours: the name of {@code sharing_log.projection_entry} in the query
     * @param otherwise ours: who got it where it is no pack
     */
    public static String or(String entry, String otherwise) {
        return "case when " + entry + ".channel = 'TAF_MEETING_PACK' then string_to_array(coalesce(" + entry
                + ".recipient, " + entry + ".person_id), ',') else array[" + otherwise + "] end";
    }
}
