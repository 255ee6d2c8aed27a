package kinbridge.mappings;

/** What kind of thing a record says, in the words of practitioners; alert rules are written in these. */
public enum RecordType {
    ADDRESS("Address"),
    WORKER_INVOLVEMENT("Worker involved"),

    CONTACT("Contact with children's social care"),
    REFERRAL("Referral to children's social care"),
    REFERRER("Who referred"),
    EARLY_HELP_EPISODE("Early help episode"),
    ASSESSMENT("Assessment"),
    ASSESSMENT_FACTOR("Found in assessment"),
    CHILD_IN_NEED_EPISODE("Child in need episode"),
    CHILD_IN_NEED_PLAN("Child in need plan"),
    SECTION_47_ENQUIRY("Section 47 enquiry"),
    CHILD_PROTECTION_CONFERENCE("Child protection conference"),
    CHILD_PROTECTION_PLAN("Child protection plan"),
    CHILD_PROTECTION_REVIEW("Child protection review"),
    SOCIAL_WORK_VISIT("Social work visit"),
    LOOKED_AFTER_EPISODE("Looked-after episode"),
    LOOKED_AFTER_REVIEW("Looked-after review"),
    CARE_LEAVER("Care leaver"),
    ADOPTION("Adoption"),
    PRE_PROCEEDINGS("Before care proceedings"),
    PLACEMENT("Placement"),
    LEGAL_STATUS("Legal status"),
    PREVIOUS_REMOVAL("Previous child removed"),
    MISSING_EPISODE("Missing episode"),
    CHILDS_VOICE("Child's wishes and feelings"),
    PARENTAL_RESPONSIBILITY("Parental responsibility"),
    DISABILITY("Disability"),
    LINKED_IDENTIFIER("Identifier in another system"),
    SOCIAL_CARE_STATUS("Social care status"),

    PREGNANCY("Pregnancy"),
    EXPECTED_DELIVERY_DATE("Expected delivery date"),
    MATERNITY_APPOINTMENT("Maternity appointment"),
    MISSED_MATERNITY_APPOINTMENT("Missed maternity appointment"),
    MOOD_SCREENING("Mood screening"),
    HEALTH_CONDITION("Health condition"),
    HEALTH_OBSERVATION("Health observation"),
    HEALTH_FLAG("Health flag"),
    HEALTH_EPISODE("Episode of health care"),
    MATERNITY_CARE_PLAN("Maternity care plan"),
    CARE_TEAM("Care team"),
    BIRTH("Birth"),
    DIVERSITY("Ethnicity and language"),

    DOMESTIC_ABUSE_INCIDENT("Domestic abuse incident"),
    DOMESTIC_ABUSE_RISK("Domestic abuse risk assessment"),
    POLICE_INCIDENT("Police incident"),
    OFFENCE("Offence"),
    OFFENCE_SUMMARY("Offence summary"),
    COURT_HEARING("Criminal court hearing"),

    TENANCY("Tenancy"),
    RENT_ARREARS("Rent arrears"),
    NOTICE_SEEKING_POSSESSION("Notice seeking possession"),
    PAYMENT_AGREEMENT("Agreement to pay rent arrears"),
    ARREARS_ACTION("Step taken on rent arrears"),
    POSSESSION_PROCEEDINGS("Possession proceedings in court"),
    EVICTION("Eviction date set"),
    TEMPORARY_ACCOMMODATION("Temporary accommodation"),
    ANTI_SOCIAL_BEHAVIOUR("Anti-social behaviour"),
    HOUSING_ALERT("Alert of the housing service"),
    VISIT_SAFETY_MARKER("Visit-safety marker"),
    /** Somebody asked, and the service answered that it holds nothing: neither a record of it nor silence. */
    SERVICE_ANSWER("Answer to an enquiry"),

    PROBATION_SUPERVISION("Probation supervision"),
    LICENCE_CONDITION("Licence condition"),
    CONTACT_RESTRICTION("Must not contact or collect"),
    RISK_OF_SERIOUS_HARM("Risk of serious harm"),
    RISK_REGISTRATION("Risk registration"),
    MAPPA("MAPPA"),
    CUSTODY_RELEASE("Release from custody"),
    ACCESS_LIMITATION("Restricted case");

    private final String title;

    RecordType(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
