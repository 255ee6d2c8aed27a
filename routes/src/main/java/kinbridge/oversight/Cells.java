package kinbridge.oversight;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.oversight.LoggedShares.Entry;
import kinbridge.oversight.LoggedShares.Share;
import kinbridge.oversight.QuestionPages.Cell;
import kinbridge.oversight.QuestionPages.Kind;
import org.jspecify.annotations.Nullable;

/** The cells that many questions have. */
final class Cells {

    private Cells() {}

    static Cell time(@Nullable Instant moment) {
        return Cell.of(Kind.TIME, moment);
    }

    static Cell family(@Nullable String reference) {
        return Cell.of(Kind.FAMILY, reference);
    }

    static Cell purpose(@Nullable String code) {
        return Cell.of(Kind.PURPOSE, code);
    }

    static Cell entry(@Nullable UUID id) {
        return Cell.of(Kind.ENTRY, id);
    }

    static Cell number(long number) {
        return Cell.of(Kind.NUMBER, number);
    }

    static Cell warning(String words) {
        return Cell.of(Kind.WARNING, words);
    }

    /** Who got it: whom it was sent to, all for whom a meeting pack was made, else who looked. */
    static Cell recipient(Entry entry, Staff staff) {
        if (!entry.readers().isEmpty()) {
            return Cell.of(entry.readers().stream().map(staff::name).collect(Collectors.joining(", ")))
                    .over("in a meeting pack made by " + staff.name(entry.person()));
        }
        return entry.kind().equals("PUSH") && entry.recipient() != null
                ? Cell.of(Kind.AGENCY, entry.recipient()).over("sent by " + entry.person())
                : staff.cell(entry.person(), entry.role(), entry.agency());
    }

    /** {@code HE.MH, 3 records}. */
    static Cell what(Share share) {
        return Cell.of(share.category()).over(share.records() == 1 ? "1 record" : share.records() + " records");
    }

    static Cell holder(Share share) {
        return Cell.of(Kind.AGENCY, share.holder());
    }

    static Cell level(Share share) {
        return Cell.of(Kind.LEVEL, share.level()).over(share.override() ? "without agreement" : "");
    }

    static Cell basis(Share share) {
        return Cell.of(String.join("; ", share.basis()));
    }

    /** How somebody stood to the team; of an entry that is no look nobody asked. */
    static Cell standing(Entry entry) {
        if (entry.channel() == null) {
            return Cell.NONE;
        }
        return switch (entry.taf()) {
            case "MEMBER" -> Cell.of("Member");
            case "STATUTORY" -> Cell.of("Statutory role");
            case "LEFT" -> warning("Had left the team");
            default -> Cell.of("Not a member");
        };
    }
}
