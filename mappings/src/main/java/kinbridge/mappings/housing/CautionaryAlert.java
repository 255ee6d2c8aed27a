package kinbridge.mappings.housing;

import java.util.List;
import java.util.Locale;
import kinbridge.mappings.Category;
import kinbridge.mappings.DateText;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.NaturalKey;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.Row;
import kinbridge.mappings.StatementList;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One alert, whatever its form. A danger to staff is a visit-safety marker (VS.VISITRISK), which says what
 * kind of danger and when, and neither what happened nor where: the place may be an address that nobody
 * may know. Descriptions, outcomes and comments are never read.
 *
 * <p>The date is free text in the sender's system. One that could be two days is a part in quarantine and
 * the alert goes on without it; an alert is not held back for its date. One that is no longer active is
 * taken back: a warning that nobody stands by brands a family.
 *
 * <p>An alert is about a person if it names one: by the id that the housing system's persons have in every
 * of its services (inferred: {@code mmh_id}), and so as a member of a tenure; else by name alone, which makes
 * an identity that links to nobody by itself. An alert about a place alone is nobody's and carries nothing:
 * whoever lives there now need not be who was meant.
 */
record CautionaryAlert(
        @Nullable String id,
        @Nullable String personId,
        @Nullable String personName,
        @Nullable String place,
        String codeField,
        @Nullable String code,
        @Nullable String kind,
        String dateField,
        @Nullable String date,
        @Nullable String endDate,
        String activeField,
        @Nullable String active) {

    static CautionaryAlert ofProperty(Row row) {
        return new CautionaryAlert(
                row.text("alert_id"),
                row.text("mmh_id"),
                row.text("person_name"),
                row.anyText("property_reference", "uprn"),
                "code",
                row.text("code"),
                row.text("caution_on_system"),
                "date_of_incident",
                row.text("date_of_incident"),
                row.text("end_date"),
                "is_active",
                row.text("is_active"));
    }

    static CautionaryAlert ofLetters(Row row) {
        return new CautionaryAlert(
                row.text("AH"),
                null,
                row.anyText("O", "A"),
                row.text("N"),
                "G",
                row.text("G"),
                row.text("K"),
                "E",
                row.text("E"),
                null,
                "P",
                row.text("P"));
    }

    static CautionaryAlert ofHact(JsonPart alert) {
        JsonPart type = alert.at("type");
        return new CautionaryAlert(
                alert.text("id"),
                alert.text("personId"),
                null,
                null,
                "type",
                type.isObject() ? type.text("code") : type.text(),
                null,
                "startDate",
                alert.text("startDate"),
                alert.text("endDate"),
                "isActive",
                alert.text("isActive"));
    }

    void map(Findings findings, StatementList says) {
        if (code == null && kind == null) {
            findings.part(codeField, null, "missing", "the code of the alert");
            return;
        }
        if (personId == null && personName == null) {
            findings.warn(codeField, "names no person, so it is nobody's and nothing is taken");
            return;
        }
        String reference = "alert/" + (id == null ? NaturalKey.of(person(), place, code, kind, date) : id);
        Occurred ended = findings.when("endDate", endDate, DateText.Order.UNKNOWN);
        Boolean isActive = findings.yesNo(activeField, active);
        if (Boolean.FALSE.equals(isActive) && ended == null) {
            says.removal(reference, "the alert is no longer active");
            return;
        }
        AlertCode alert = AlertCode.of(code);
        if (!alert.isKnown()) {
            findings.warn(codeField, "a code that is not known, kept as written");
        }
        if (alert.isMapped()) {
            identity(says);
            Fields fields = new Fields().summary("alert", alert.words()).full("alertCode", code);
            says.record(
                    reference,
                    alert.type(),
                    alert.category(),
                    List.of(subject()),
                    findings.when(dateField, date, DateText.Order.UNKNOWN),
                    ended,
                    alert.category() == Category.VS_VISITRISK ? fields.full("kind", kind) : fields);
        }
    }

    private Subject subject() {
        return personId == null
                ? Subject.person(CautionaryAlertMapping.SYSTEM, person())
                : Subject.person(Tenure.SYSTEM, personId);
    }

    /** Who it is where only a name is known: the same name at another place is somebody else. */
    private String person() {
        return personId == null ? NaturalKey.of(String.valueOf(personName).toUpperCase(Locale.ROOT), place) : personId;
    }

    private void identity(StatementList says) {
        if (personId == null) {
            Fields fields = new Fields();
            new FullName(personName).tell(fields);
            says.identity("person/" + person(), CautionaryAlertMapping.SYSTEM, person(), Category.ID_CORE, fields);
        }
    }
}
