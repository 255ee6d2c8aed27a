package kinbridge.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kinbridge.retention.FamilyHistory.Child;
import kinbridge.retention.RetentionDue.Due;
import kinbridge.retention.RetentionDue.NotYet;
import kinbridge.retention.RetentionDue.Verdict;
import kinbridge.retention.RetentionDue.Written;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.RetentionClass;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetentionDueTest {

    private static final RetentionDue DUE = new RetentionDue(RetentionFile.load(RetentionFileTest.FILE));
    private static final LocalDate WRITTEN = LocalDate.of(2026, 11, 24);
    private static final LocalDate CLOSED = LocalDate.of(2027, 3, 31);
    private static final Written LOOK = new Written(EntryKind.LOOK, RetentionClass.ORDINARY, WRITTEN);
    private static final Written GLASS = new Written(EntryKind.BREAK_GLASS, RetentionClass.INCIDENT, WRITTEN);
    private static final FamilyHistory ADULTS = new FamilyHistory(CLOSED, false, null, List.of());

    private static FamilyHistory family(Child... children) {
        return new FamilyHistory(CLOSED, false, null, List.of(children));
    }

    private static Child born(String date) {
        return new Child(LocalDate.parse(date), null, false, false);
    }

    private static LocalDate on(Verdict verdict) {
        return ((Due) verdict).on();
    }

    /** Every case of the table, on the first of January of each of 125 years. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "-",
            value = {
                "a look at adults only, LOOK, ORDINARY, -, -, false, false, false, 2033-04-01, ORDINARY",
                "a young child keeps it to 25, LOOK, ORDINARY, 2024-06-15, -, false, false, false, 2049-06-16, ORDINARY",
                "an old child does not, LOOK, ORDINARY, 2006-06-15, -, false, false, false, 2033-04-01, ORDINARY",
                "born on a leap day, LOOK, ORDINARY, 2024-02-29, -, false, false, false, 2049-03-01, ORDINARY",
                "written under protection, LOOK, CHILD_PROTECTION, 2024-06-15, -, false, false, false, 2062-04-01, CHILD_PROTECTION",
                "protected later, LOOK, ORDINARY, 2024-06-15, -, true, false, false, 2062-04-01, CHILD_PROTECTION",
                "broken glass, BREAK_GLASS, INCIDENT, 2024-06-15, -, false, false, false, 2032-11-25, INCIDENT",
                "broken glass of a protected family, BREAK_GLASS, INCIDENT, 2024-06-15, -, true, false, false, 2062-04-01, CHILD_PROTECTION",
                "looked after, LOOK, ORDINARY, 2024-06-15, -, false, true, false, 2099-06-16, LOOKED_AFTER",
                "looked after and died young, LOOK, ORDINARY, 2024-06-15, 2030-01-01, false, true, false, 2049-06-16, ORDINARY",
                "looked after and died at 17, LOOK, ORDINARY, 2024-06-15, 2042-01-01, false, true, false, 2057-01-02, LOOKED_AFTER",
                "looked after and died at 30, LOOK, ORDINARY, 2024-06-15, 2054-07-01, false, true, false, 2099-06-16, LOOKED_AFTER",
                "adopted, LOOK, ORDINARY, 2024-06-15, -, true, true, true, 2127-04-01, ADOPTION"
            })
    void nothing_goes_early_and_everything_goes_at_last(
            String what,
            EntryKind kind,
            RetentionClass as,
            @Nullable LocalDate birth,
            @Nullable LocalDate death,
            boolean isProtected,
            boolean isLookedAfter,
            boolean isAdopted,
            LocalDate expected,
            KeptClass kept) {
        List<Child> children = birth == null ? List.of() : List.of(new Child(birth, death, isLookedAfter, isAdopted));
        FamilyHistory family = new FamilyHistory(CLOSED, isProtected, null, children);

        Due due = (Due) DUE.of(new Written(kind, as, WRITTEN), List.of(family));

        assertThat(due.on()).as(what).isEqualTo(expected);
        assertThat(due.kept()).isEqualTo(kept);
        for (int year = 2027; year <= 2152; year++) {
            LocalDate today = LocalDate.of(year, 1, 1);
            assertThat(due.isPast(today)).as("in " + year).isEqualTo(!today.isBefore(expected));
        }
        assertThat(due.isPast(expected.minusDays(1))).isFalse();
        assertThat(due.isPast(expected)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(EntryKind.class)
    void nothing_is_due_while_the_work_goes_on(EntryKind kind) {
        FamilyHistory open = new FamilyHistory(null, true, WRITTEN, List.of(born("1950-01-01")));

        assertThat(DUE.of(new Written(kind, RetentionClass.INCIDENT, WRITTEN), List.of(ADULTS, open)))
                .isInstanceOf(NotYet.class);
    }

    @Test
    void tombstones_and_policies_stay_for_ever() {
        for (EntryKind kind : List.of(EntryKind.DISPOSAL, EntryKind.POLICY)) {
            assertThat(DUE.of(new Written(kind, RetentionClass.ORDINARY, WRITTEN), List.of(ADULTS)))
                    .isInstanceOf(NotYet.class);
            assertThat(DUE.of(new Written(kind, RetentionClass.ORDINARY, WRITTEN), List.of()))
                    .isInstanceOf(NotYet.class);
        }
    }

    @Test
    void an_unknown_birth_date_keeps_it_longer_than_any_birth_that_can_have_been() {
        LocalDate unknown = on(DUE.of(LOOK, List.of(family(Child.UNKNOWN))));

        assertThat(unknown)
                .isAfter(on(
                        DUE.of(LOOK, List.of(family(born(CLOSED.plusWeeks(42).toString()))))));
        assertThat(on(DUE.of(LOOK, List.of(family(new Child(null, CLOSED, true, false))))))
                .isEqualTo(CLOSED.plusYears(76).plusDays(1));
    }

    @Test
    void an_entry_that_names_no_family_is_kept_as_for_a_child_of_unknown_age() {
        Written change = new Written(EntryKind.STATE, RetentionClass.ORDINARY, WRITTEN);
        Written read = new Written(EntryKind.LOG_READ, RetentionClass.ORDINARY, WRITTEN);

        assertThat(on(DUE.of(change, List.of())))
                .isEqualTo(WRITTEN.plusYears(26).plusDays(1));
        assertThat(on(DUE.of(read, List.of()))).isEqualTo(WRITTEN.plusYears(6).plusDays(1));
        assertThat(on(DUE.of(GLASS, List.of()))).isEqualTo(WRITTEN.plusYears(6).plusDays(1));
    }

    @Test
    void an_entry_after_the_end_of_the_work_runs_from_itself() {
        Written late = new Written(EntryKind.LOG_READ, RetentionClass.ORDINARY, CLOSED.plusYears(5));

        assertThat(on(DUE.of(late, List.of(ADULTS))))
                .isEqualTo(CLOSED.plusYears(11).plusDays(1));
    }

    @Test
    void contact_after_the_end_of_the_work_lengthens_protection() {
        FamilyHistory later = new FamilyHistory(CLOSED, true, CLOSED.plusYears(2), List.of());

        assertThat(on(DUE.of(LOOK, List.of(later))))
                .isEqualTo(CLOSED.plusYears(37).plusDays(1));
    }

    /** Whatever more becomes known or happens, apart from a death, only lengthens; the longest of all families counts. */
    @Test
    void what_becomes_of_the_family_only_lengthens() {
        Random random = new Random(57);
        for (int round = 0; round < 5_000; round++) {
            Written entry = new Written(
                    random.nextBoolean() ? EntryKind.LOOK : EntryKind.BREAK_GLASS,
                    RetentionClass.values()[random.nextInt(3)],
                    WRITTEN.plusDays(random.nextInt(3_000)));
            FamilyHistory family = someFamily(random);
            LocalDate before = on(DUE.of(entry, List.of(family)));
            List<Child> more = new ArrayList<>(family.children());
            more.add(new Child(
                    CLOSED.minusDays(random.nextInt(20_000)), null, random.nextBoolean(), random.nextBoolean()));
            FamilyHistory after = new FamilyHistory(
                    CLOSED.plusDays(random.nextInt(4_000)), true, CLOSED.plusDays(random.nextInt(4_000)), more);

            LocalDate then = on(DUE.of(entry, List.of(after)));

            assertThat(on(DUE.of(entry, List.of(after, family))))
                    .isAfterOrEqualTo(before)
                    .isAfterOrEqualTo(then);
            assertThat(on(DUE.of(
                            entry, List.of(new FamilyHistory(family.closedOn(), true, family.lastContact(), more)))))
                    .isAfterOrEqualTo(before);
            assertThat(before).isAfterOrEqualTo(entry.on().plusYears(6));
        }
    }

    private static FamilyHistory someFamily(Random random) {
        List<Child> children = new ArrayList<>();
        for (int child = random.nextInt(4); child > 0; child--) {
            LocalDate born = CLOSED.minusDays(random.nextInt(9_000));
            children.add(new Child(
                    random.nextInt(5) == 0 ? null : born,
                    random.nextInt(5) == 0 ? born.plusDays(random.nextInt(8_000)) : null,
                    random.nextInt(4) == 0,
                    random.nextInt(9) == 0));
        }
        return new FamilyHistory(CLOSED, random.nextInt(3) == 0, null, children);
    }
}
