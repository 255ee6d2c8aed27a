package kinbridge.needtoknow;

/**
 * An agency that asks for records or holds them, and the groups in which the law puts it.
 *
 * @param nhs health care may rely on implied agreement between these
 * @param voluntary voluntary or commercial, with no public task of its own
 * @param s47Duty must assist an enquiry
 * @param part3 processes for law enforcement
 */
record HoldingAgency(String code, String title, boolean nhs, boolean voluntary, boolean s47Duty, boolean part3) {}
