package kinbridge.mappings;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a record is about, as the sharing tables divide it. Sensitivity, owners and ceilings are data in
 * {@code config/sharing/}; the names are here so that a mapping cannot misspell one.
 */
public enum Category {
    ID_CORE("ID.CORE"),
    ID_ADDRESS("ID.ADDRESS"),
    ID_ADDRESS_PROTECTED("ID.ADDRESS_PROTECTED"),
    ID_FAMILY("ID.FAMILY"),
    ID_PR("ID.PR"),
    ID_DIVERSITY("ID.DIVERSITY"),
    TAF_INVOLVEMENT("TAF.INVOLVEMENT"),
    TAF_PLAN("TAF.PLAN"),
    TAF_MINUTES("TAF.MINUTES"),
    TAF_VOICE("TAF.VOICE"),
    SC_STATUS("SC.STATUS"),
    SC_ASSESSMENT("SC.ASSESSMENT"),
    SC_CPPLAN("SC.CPPLAN"),
    SC_S47("SC.S47"),
    SC_LAC("SC.LAC"),
    SC_PREVREMOVAL("SC.PREVREMOVAL"),
    SC_ADOPTION("SC.ADOPTION"),
    SC_SUPERVISION("SC.SUPERVISION"),
    SC_REFERRER("SC.REFERRER"),
    HE_APPT("HE.APPT"),
    HE_MATERNITY("HE.MATERNITY"),
    HE_OBSTETRIC("HE.OBSTETRIC"),
    HE_GENERAL("HE.GENERAL"),
    HE_CHILD("HE.CHILD"),
    HE_MH("HE.MH"),
    HE_SUBSTANCE("HE.SUBSTANCE"),
    HE_LD("HE.LD"),
    HE_SEXUAL("HE.SEXUAL"),
    HE_FERTILITY("HE.FERTILITY"),
    HE_GENDER("HE.GENDER"),
    HE_THERAPY("HE.THERAPY"),
    DA_INCIDENT("DA.INCIDENT"),
    DA_RISK("DA.RISK"),
    DA_SAFETYPLAN("DA.SAFETYPLAN"),
    DA_PERP("DA.PERP"),
    CJ_INCIDENT("CJ.INCIDENT"),
    CJ_CONVICTION("CJ.CONVICTION"),
    CJ_SPENT("CJ.SPENT"),
    CJ_INTEL("CJ.INTEL"),
    CJ_LICENCE("CJ.LICENCE"),
    CJ_RISK("CJ.RISK"),
    CJ_VICTIM("CJ.VICTIM"),
    HO_TENANCY("HO.TENANCY"),
    HO_ARREARS("HO.ARREARS"),
    HO_HOMELESS("HO.HOMELESS"),
    HO_ASB("HO.ASB"),
    ED_ATTENDANCE("ED.ATTENDANCE"),
    ED_PROGRESS("ED.PROGRESS"),
    ED_BEHAVIOUR("ED.BEHAVIOUR"),
    FI_BENEFITS("FI.BENEFITS"),
    LE_ORDERS("LE.ORDERS"),
    LE_PROCEEDINGS("LE.PROCEEDINGS"),
    LE_PRIVILEGE("LE.PRIVILEGE"),
    VS_VISITRISK("VS.VISITRISK");

    private static final Map<String, Category> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Category::code, Function.identity()));

    private final String code;

    Category(String code) {
        this.code = code;
    }

    /** The code in tables, messages and logs: {@code ID.CORE}. */
    public String code() {
        return code;
    }

    /** The group before the point: {@code HE} of {@code HE.MH}. */
    public String group() {
        return code.substring(0, code.indexOf('.'));
    }

    /** The category of that code, or empty if there is none. */
    public static Optional<Category> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    @Override
    public String toString() {
        return code;
    }
}
