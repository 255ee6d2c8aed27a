package kinbridge.needtoknow;

/**
 * A column of the matrix: what practitioners of a kind need to know. Titles, reasons and the roles
 * mapped to each are data in {@code config/sharing/roles.yaml}; the names are here so that a rule cannot
 * misspell one.
 */
public enum Profile {
    SWK,
    LPR,
    EHP,
    BSO,
    MID,
    CMW,
    HVN,
    GPD,
    PSY,
    REC,
    DAP,
    DPW,
    PPO,
    PPU,
    PRO,
    HOU,
    HOM,
    ASB,
    SCH,
    EYP,
    YOT,
    VCS,
    MRC,
    IGO
}
