package kinbridge.work;

import java.util.Arrays;
import java.util.List;

/** Work that belongs to an office and not to one person. */
enum Queue {
    IG("Information governance"),
    CALDICOTT("Caldicott Guardian"),
    /** Lawyers have no sign-in: information governance asks them and records the answer. */
    LEGAL("Legal services"),
    DPO("Data protection officer");

    private final String title;

    Queue(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    boolean isWorkedBy(String role) {
        return switch (this) {
            case IG, LEGAL -> role.equals("ig_officer") || role.equals("dpo");
            case CALDICOTT -> role.equals("caldicott_guardian");
            case DPO -> role.equals("dpo");
        };
    }

    static List<Queue> of(String role) {
        return Arrays.stream(values()).filter(queue -> queue.isWorkedBy(role)).toList();
    }
}
