package kinbridge.mappings.midwifery;

import java.time.LocalDate;
import kinbridge.mappings.Category;
import kinbridge.mappings.NhsNumber;
import org.jspecify.annotations.Nullable;

/**
 * What need-to-know has released of a child's plan to maternity: no more than CP-IS has a place for.
 *
 * @param nhsNumber the child's; of an unborn child the mother's, as CP-IS has it
 * @param childName as it may be shown, or null
 * @param unborn whether the child is not born yet
 * @param start the plan's first day
 * @param end its last day once it has ended, or null
 * @param localAuthority the authority whose plan it is
 * @param team the team to ring
 * @param telephone its number
 * @param recordId the hub's id of the record, random and without meaning outside
 * @param version the record's version
 */
public record ReleasedPlan(
        String nhsNumber,
        @Nullable String childName,
        boolean unborn,
        PlanType type,
        LocalDate start,
        @Nullable LocalDate end,
        String localAuthority,
        String team,
        String telephone,
        String recordId,
        String version) {

    /** ValueSet England-ChildProtectionPlan. */
    public enum PlanType {
        CHILD_PROTECTION("342191000000101", "Subject to child protection plan", Category.SC_CPPLAN),
        LOOKED_AFTER("764841000000100", "Looked after child", Category.SC_LAC),
        UNBORN_CHILD_PROTECTION("818901000000100", "Unborn child subject to child protection plan", Category.SC_CPPLAN);

        private final String code;
        private final String words;
        private final Category category;

        PlanType(String code, String words, Category category) {
            this.code = code;
            this.words = words;
            this.category = category;
        }

        public String code() {
            return code;
        }

        public String words() {
            return words;
        }

        Category category() {
            return category;
        }
    }

    public ReleasedPlan {
        if (NhsNumber.read(nhsNumber).isEmpty()) {
            throw new IllegalArgumentException("a plan is sent under a valid NHS number only");
        }
        if (unborn != (type == PlanType.UNBORN_CHILD_PROTECTION)) {
            throw new IllegalArgumentException("an unborn child has the plan type of one, and no other has");
        }
    }
}
