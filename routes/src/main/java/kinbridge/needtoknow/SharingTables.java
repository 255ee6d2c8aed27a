package kinbridge.needtoknow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;

/**
 * The council's sharing policy, read from {@code config/sharing} and found sound: every cell, code and
 * name is checked, and tables with a mistake are refused whole, so that no decision is ever taken on
 * half a policy.
 */
public final class SharingTables {

    /** The files that together are the policy; their digest is its version. */
    private static final List<String> FILES = List.of(
            "categories.csv",
            "consent-ceilings.csv",
            "lawful-bases.yaml",
            "matrix-reasons.csv",
            "matrix.csv",
            "may-record.csv",
            "purpose-ceilings.csv",
            "purposes.csv",
            "roles.yaml",
            "time-limits.csv");

    /** More than any council writes by hand: what is larger is some other file. */
    private static final int LARGEST_FILE_BYTES = 1_000_000;

    private final Map<String, String> files;
    private final String policyVersion;
    private final RoleTable roles;
    private final LegalTexts legalTexts;
    private final Map<Category, CategoryFacts> categories;
    private final Matrix matrix;
    private final Map<Purpose, PurposeFacts> purposes;
    private final ConsentCeilings consentCeilings;
    private final TimeLimits timeLimits;
    private final MayRecord mayRecord;
    private final Map<String, HoldingAgency> agencies;

    private SharingTables(Map<String, String> files, Problems problems) {
        this.files = java.util.Collections.unmodifiableMap(files);
        policyVersion = digest(files);
        roles = RoleTable.read(yaml(files, "roles.yaml", problems));
        legalTexts = LegalTexts.read(yaml(files, "lawful-bases.yaml", problems), roles.agencyTitles.keySet());
        categories = CategoryTable.read("categories.csv", text(files, "categories.csv"), legalTexts.sources, problems);
        matrix = Matrix.read("matrix.csv", text(files, "matrix.csv"), categories, problems);
        matrix.readReasons("matrix-reasons.csv", text(files, "matrix-reasons.csv"), problems);
        purposes = PurposeTable.read(
                "purposes.csv",
                text(files, "purposes.csv"),
                PurposeTable.readCeilings("purpose-ceilings.csv", text(files, "purpose-ceilings.csv"), problems),
                legalTexts.gateways.keySet(),
                problems);
        consentCeilings = ConsentCeilings.read(
                "consent-ceilings.csv", text(files, "consent-ceilings.csv"), roles.safeguarding, problems);
        timeLimits = TimeLimits.read("time-limits.csv", text(files, "time-limits.csv"), problems);
        mayRecord = MayRecord.read("may-record.csv", text(files, "may-record.csv"), roles.roles, problems);
        agencies = roles.agencyTitles.keySet().stream().collect(Collectors.toMap(code -> code, this::agency));
    }

    /**
     * Reads and checks the tables of a folder.
     *
     * @throws SharingTablesRefused if anything in them is missing or wrong: every problem, with file and
     *     line
     */
    public static SharingTables load(Path folder) {
        return of(filesIn(folder));
    }

    /**
     * Checks tables that are not, or not yet, in a folder: uploaded, or kept from another day.
     *
     * @param texts each file of {@link #fileNames} by its name
     * @throws SharingTablesRefused as {@link #load}
     */
    public static SharingTables of(Map<String, String> texts) {
        Problems problems = new Problems();
        Map<String, String> files = inOrder(texts, problems);
        refuse(problems);
        try {
            SharingTables tables = new SharingTables(files, problems);
            refuse(problems);
            return tables;
        } catch (SharingTablesRefused refused) {
            throw refused;
        } catch (RuntimeException unforeseen) {
            // Somebody's spreadsheet must never be a failure of the page that should name its mistakes.
            problems.add(
                    "the tables",
                    "cannot be read together (" + unforeseen.getClass().getSimpleName() + ")");
            throw new SharingTablesRefused(problems.found());
        }
    }

    /**
     * The text of each file of a folder, unchecked.
     *
     * @throws SharingTablesRefused if one is missing, too large or not UTF-8 text
     */
    public static Map<String, String> filesIn(Path folder) {
        Problems problems = new Problems();
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : FILES) {
            Path file = folder.resolve(name);
            try {
                if (Files.size(file) > LARGEST_FILE_BYTES) {
                    problems.add(name, "is larger than " + LARGEST_FILE_BYTES + " bytes");
                } else {
                    files.put(name, Files.readString(file, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                problems.add(name, "is missing or is not UTF-8 text");
            }
        }
        refuse(problems);
        return files;
    }

    /** The version that these texts are, sound or not. */
    public static String versionOf(Map<String, String> texts) {
        Problems problems = new Problems();
        Map<String, String> files = inOrder(texts, problems);
        refuse(problems);
        return digest(files);
    }

    private static Map<String, String> inOrder(Map<String, String> texts, Problems problems) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : FILES) {
            String text = texts.get(name);
            if (text == null) {
                problems.add(name, "is missing");
            } else {
                files.put(name, withoutByteOrderMark(text));
            }
        }
        return files;
    }

    private static void refuse(Problems problems) {
        if (!problems.isEmpty()) {
            throw new SharingTablesRefused(problems.found());
        }
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String text(Map<String, String> files, String name) {
        return Objects.requireNonNull(files.get(name));
    }

    private static YamlPart yaml(Map<String, String> files, String name, Problems problems) {
        return YamlPart.read(name, text(files, name), problems);
    }

    private static String digest(Map<String, String> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, text) -> {
                digest.update((name + "\0" + text.length() + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(text.getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private HoldingAgency agency(String code) {
        return new HoldingAgency(
                code,
                roles.agencyTitles.getOrDefault(code, code),
                inGroup("nhs", code),
                inGroup("voluntary", code),
                inGroup("s47Duty", code),
                inGroup("part3", code));
    }

    /** Whether who holds it processes it for law enforcement, under Part 3 of the Data Protection Act 2018. */
    public boolean isUnderPart3(String holder) {
        return inGroup("part3", holder);
    }

    private boolean inGroup(String group, String code) {
        return legalTexts.agencyGroups.getOrDefault(group, Set.of()).contains(code);
    }

    /** The SHA-256 digest of the files: equal versions decide equally. */
    public String policyVersion() {
        return policyVersion;
    }

    /** The names of the files that together are the policy. */
    public static List<String> fileNames() {
        return FILES;
    }

    /** The files themselves, as they were read. */
    public Map<String, String> files() {
        return files;
    }

    public Optional<Role> role(String id) {
        return Optional.ofNullable(roles.roles.get(id));
    }

    /** Every role, in the order of the file. */
    public Collection<Role> roles() {
        return java.util.Collections.unmodifiableCollection(roles.roles.values());
    }

    /** The profile of a role; empty where the role is unknown or has none. */
    public Optional<Profile> profileOf(String role) {
        return role(role).map(Role::profile);
    }

    /** How people say the role; its id, if it is unknown. */
    public String titleOfRole(String role) {
        return role(role).map(Role::title).orElse(role);
    }

    /** How people say the agency; its code, if it is unknown. */
    public String titleOfAgency(String agency) {
        return roles.agencyTitles.getOrDefault(agency, agency);
    }

    public Set<String> agencyCodes() {
        return java.util.Collections.unmodifiableSet(agencies.keySet());
    }

    public String titleOf(Profile profile) {
        return roles.profileTitles.getOrDefault(profile, profile.name());
    }

    /** Why the profile's ceilings are where they are. */
    public String reasonFor(Profile profile) {
        return roles.profileReasons.getOrDefault(profile, "");
    }

    public String titleOf(Category category) {
        return facts(category).title();
    }

    public String titleOf(Purpose purpose) {
        return purpose == Purpose.SUBJECT_ACCESS
                ? "What is held about me or my child"
                : facts(purpose).title();
    }

    /** From 1, not confidential, to 5, controlled. */
    public int sensitivityOf(Category category) {
        return facts(category).sensitivity();
    }

    /** Data of article 9 or of article 10, for which the law wants a condition of its own. */
    public boolean isSpecialOrCriminal(Category category) {
        return facts(category).special() || facts(category).criminal();
    }

    /** Whether a refusal must look like "no record". */
    public boolean hidesExistence(Category category) {
        return facts(category).hidesExistence();
    }

    /** The profiles that create such records, and can answer for them. */
    public Set<Profile> ownersOf(Category category) {
        return java.util.Collections.unmodifiableSet(facts(category).owners());
    }

    /** Whether the category is never shown where the alleged perpetrator may read it (2.4b). */
    public boolean inPerpetratorBlock(Category category) {
        return facts(category).perpetratorBlock();
    }

    public boolean mayClaim(Profile profile, Purpose purpose) {
        return purpose != Purpose.SUBJECT_ACCESS && facts(purpose).mayClaim().contains(profile);
    }

    /** The purposes that somebody in this role may name, in the order of the specification. */
    public List<Purpose> purposesOf(String role) {
        Optional<Role> known = role(role);
        if (known.isPresent() && known.get().asksForSubjectAccess()) {
            return List.of(Purpose.SUBJECT_ACCESS);
        }
        return profileOf(role)
                .map(profile -> PurposeTable.PURPOSES.stream()
                        .filter(purpose -> purpose != Purpose.SAFEGUARDING_ALERT && mayClaim(profile, purpose))
                        .toList())
                .orElse(List.of());
    }

    /** Whether going ahead against a refusal, with reason and review, is open to this profile (2.12). */
    public boolean mayBreakGlass(Profile profile) {
        return roles.breakGlass.contains(profile);
    }

    /**
     * Whether somebody in this role may record this change: {@code consent}, {@code clear-police_hold}. An
     * unknown role or change may not.
     */
    public boolean mayRecord(String role, String change) {
        return role(role).map(known -> mayRecord.allows(known, change)).orElse(false);
    }

    /** Why these roles may record that change, and no others; empty where the change is unknown. */
    public String reasonForRecording(String change) {
        return mayRecord.reason(change);
    }

    /** The flags that people set and clear; the hub sets the others itself. */
    public static java.util.List<String> flagsSetByHand() {
        return MayRecord.FLAGS_SET_BY_HAND;
    }

    /** Whether the consent table's rows for "safeguarding" are for this profile. */
    public boolean isSafeguarding(Profile profile) {
        return roles.safeguarding.contains(profile);
    }

    /** What the matrix allows at most: a ceiling, never a grant. */
    public DetailLevel matrixCeiling(Profile profile, Category category, Purpose purpose) {
        return matrix.ceiling(profile, category, purpose);
    }

    /** How much of the category the purpose reaches; empty where it does not. */
    public Optional<DetailLevel> purposeCeiling(Purpose purpose, Category category) {
        return Optional.ofNullable(facts(purpose).ceiling(category));
    }

    /** Why a cell of the matrix is as it is. */
    public String reasonFor(Profile profile, Category category) {
        return matrix.reason(profile, category);
    }

    /** Whether a rule, a table or a comment may cite this source: {@code CA1989-S47}. */
    public boolean isSource(String id) {
        return legalTexts.sources.contains(id);
    }

    Optional<HoldingAgency> holdingAgency(String code) {
        return Optional.ofNullable(agencies.get(code));
    }

    boolean isProhibited(String purpose) {
        return legalTexts.prohibitedPurposes.containsKey(purpose);
    }

    CategoryFacts facts(Category category) {
        return Objects.requireNonNull(categories.get(category));
    }

    PurposeFacts facts(Purpose purpose) {
        return Objects.requireNonNull(purposes.get(purpose));
    }

    ConsentCeilings consentCeilings() {
        return consentCeilings;
    }

    /** How long what is released at that level may be used: {@code 24h}, {@code 10wd}, {@code 8w}, {@code 3m}. */
    public String timeLimitAt(DecisionRequest.HarmLevel harm) {
        return timeLimits.lasts(timeLimits.at(harm));
    }

    /** How long broken glass stays open. */
    public String timeLimitOfBrokenGlass() {
        return timeLimits.lasts(timeLimits.forBrokenGlass());
    }

    TimeLimits timeLimits() {
        return timeLimits;
    }

    LegalTexts legalTexts() {
        return legalTexts;
    }
}
