package kinbridge.alerts;

import java.util.List;

/** What one recipient is told; sealed in the inbox. */
record NoticeContent(
        String headline, String why, List<String> facts, String action, String familyName, List<String> agencies) {
    NoticeContent {
        facts = List.copyOf(facts);
        agencies = List.copyOf(agencies);
    }
}
