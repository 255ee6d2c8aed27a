package kinbridge.linkage.invented;

/** Where a household's names come from. The shares are near those of an English county with cities. */
enum Culture {
    BRITISH("british", 0.755, 1.0, 0.76, 0.68),
    SOUTH_ASIAN_MUSLIM("south-asian-muslim", 0.065, 0.01, 0.30, 0.20),
    SOUTH_ASIAN_HINDU_SIKH("south-asian-hindu-sikh", 0.035, 0.05, 0.80, 0.30),
    EAST_EUROPEAN("east-european", 0.050, 0.08, 0.80, 0.20),
    WEST_AFRICAN("west-african", 0.025, 0.20, 0.65, 0.60),
    CHINESE("chinese", 0.012, 0.35, 0.25, 0.30),
    ARABIC_SOMALI("arabic-somali", 0.028, 0.01, 0.05, 0.15),
    CARIBBEAN("caribbean", 0.030, 0.50, 0.50, 0.60);

    /** How the lists call it. */
    final String list;

    /** Share of households. */
    final double share;

    /** Share of its people whose given name is of the British list. */
    final double britishGiven;

    /** Share of its couples who bear one family name. */
    final double oneFamilyName;

    /** Share of its people who have a middle name. */
    final double middleName;

    Culture(String list, double share, double britishGiven, double oneFamilyName, double middleName) {
        this.list = list;
        this.share = share;
        this.britishGiven = britishGiven;
        this.oneFamilyName = oneFamilyName;
        this.middleName = middleName;
    }

    static Weighted<Culture> all() {
        Weighted.Gathering<Culture> all = new Weighted.Gathering<>();
        for (Culture culture : values()) {
            all.add(culture, culture.share);
        }
        return all.done();
    }
}
