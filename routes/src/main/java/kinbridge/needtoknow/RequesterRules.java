package kinbridge.needtoknow;

import static kinbridge.needtoknow.Flag.REQUESTER_CONFLICT;
import static kinbridge.needtoknow.Flag.SESSION_UNVERIFIED;
import static kinbridge.needtoknow.Obligation.NOTIFY_IG;

import java.util.List;

/** Section 2.1: is this really somebody who may ask, and do we know what they are asking? */
final class RequesterRules {

    static final List<Rule> RULES = List.of(
            Rule.hide(
                    "2.1a",
                    "CWDC-10.2",
                    "Is the requester a relative, a neighbour or the subject?",
                    question -> question.has(REQUESTER_CONFLICT),
                    NOTIFY_IG),
            Rule.hide(
                    "2.1b",
                    "UKGDPR-ART32",
                    "Is the session, the role or the agency unverified?",
                    question -> question.has(SESSION_UNVERIFIED),
                    NOTIFY_IG),
            // An unknown code is refused, not ignored: it may be the one that forbids.
            Rule.hide("2.1b", "UKGDPR-ART32", "Is the role unknown?", Question::roleUnknown, NOTIFY_IG),
            Rule.hide("2.1b", "UKGDPR-ART32", "Is an agency unknown?", Question::agencyUnknown, NOTIFY_IG),
            Rule.hide("2.1b", "UKGDPR-ART32", "Is the category unknown?", Question::categoryUnknown, NOTIFY_IG),
            Rule.hide("2.1b", "UKGDPR-ART32", "Is the purpose unknown?", Question::purposeUnknown, NOTIFY_IG),
            Rule.hide("2.1b", "UKGDPR-ART32", "Is a flag unknown?", Question::flagUnknown, NOTIFY_IG),
            Rule.hide("2.1b", "UKGDPR-ART32", "Is the record about nobody known?", Question::aboutNobody, NOTIFY_IG),
            Rule.note(
                    "2.1c",
                    "GOLDEN-RULE-5",
                    "Is the address a protected one, and so decided as ID.ADDRESS_PROTECTED?",
                    Question::addressBecameProtected));

    private RequesterRules() {}
}
