package kinbridge.linkage.invented;

import java.io.IOException;
import java.io.Writer;
import java.util.HexFormat;

/**
 * Writes invented people of an invented English county as five agencies know them, and the truth of who is who.
 * The same seed and count give the same records. It serves to measure the linker and nothing else.
 */
public final class InventedPeople {

    /** An odd factor: it spreads the numbers of people over all 32 bits without two falling together. */
    private static final int SPREAD = 0x9E3779B1;

    /** Ids have seven digits. */
    private static final int TEN_MILLION = 10_000_000;

    private final long seed;

    public InventedPeople(long seed) {
        this.seed = seed;
    }

    /**
     * Streams the records, in an order by chance.
     *
     * @param count how many records
     * @param records takes CSV with a header
     * @param truth takes CSV of id and person
     */
    public void write(int count, Writer records, Writer truth) throws IOException {
        Chance chance = new Chance(seed);
        Rows rows = rows(count, chance);
        int[] order = chance.shuffled(count);
        int salt = chance.below(Integer.MAX_VALUE);
        records.write(RecordWriter.HEADER + "\n");
        truth.write("id,person\n");
        for (int place = 0; place < count; place++) {
            String id = "R" + Integer.toString(TEN_MILLION + place + 1).substring(1);
            records.write(id + "," + rows.row(order[place]) + "\n");
            truth.write(id + "," + label(rows.person(order[place]), salt) + "\n");
        }
        records.flush();
        truth.flush();
    }

    private static Rows rows(int count, Chance chance) {
        Spellings spellings = new Spellings(chance);
        GivenNames givenNames = new GivenNames(spellings, chance);
        FamilyNames familyNames = new FamilyNames(chance);
        Households households = households(spellings, givenNames, familyNames, chance);
        RecordWriter writer = writer(spellings, givenNames, familyNames, chance);
        AgencyChoice agencies = new AgencyChoice(chance);
        Rows rows = new Rows(count);
        while (!rows.isFull()) {
            for (Person person : households.next()) {
                for (Agency agency : agencies.of(person)) {
                    if (!rows.isFull()) {
                        rows.add(writer.write(person, agency), person.number());
                    }
                }
            }
        }
        return rows;
    }

    private static Households households(
            Spellings spellings, GivenNames givenNames, FamilyNames familyNames, Chance chance) {
        Numbers numbers = new Numbers(chance);
        Emails emails = new Emails(spellings, chance);
        People people = new People(givenNames, familyNames, numbers, emails, chance);
        Couples couples = new Couples(people, familyNames, emails, chance);
        Homes homes = new Homes(new County(chance), numbers, chance);
        Families families = new Families(people, couples, familyNames, homes, chance);
        return new Households(people, couples, families, homes, chance);
    }

    private static RecordWriter writer(
            Spellings spellings, GivenNames givenNames, FamilyNames familyNames, Chance chance) {
        Typing typing = new Typing(chance);
        return new RecordWriter(
                new NameWriter(givenNames, familyNames, spellings, typing, chance),
                new BirthWriter(typing, chance),
                new AddressWriter(typing, chance),
                new NumberWriter(typing, chance),
                chance);
    }

    /** Says nothing of the order in which people were made, so nothing of who lives with whom. */
    private static String label(int person, int salt) {
        int mixed = (person ^ salt) * SPREAD;
        mixed = (mixed ^ (mixed >>> 15)) * SPREAD;
        return "P" + HexFormat.of().toHexDigits(mixed ^ (mixed >>> 16));
    }
}
