package kinbridge.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.PolicyComparison;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.SharingTables;
import kinbridge.needtoknow.TableProblem;
import kinbridge.policy.FamilyChange;
import kinbridge.policy.FamilyDifferences;
import kinbridge.policy.FileDifference;
import kinbridge.policy.PolicyChanges;
import kinbridge.policy.PolicyVersions;
import kinbridge.policy.Replays;
import kinbridge.sharinglog.RestrictedLog;
import org.springframework.context.annotation.Bean;

/** The real tables, with invented changes, versions and replays around them. */
class PolicyBehind {

    static final UUID CHANGE = UUID.fromString("5f0c9f3a-0b1d-4c7e-9a2b-3d4e5f607182");
    static final UUID CLOSED_CHANGE = UUID.fromString("6f0c9f3a-0b1d-4c7e-9a2b-3d4e5f607183");

    @Bean
    PolicyInForce policyInForce() {
        return new PolicyInForce(
                SharingTables.load(Path.of(System.getProperty("kinbridge.home")).resolve("config/sharing")));
    }

    @Bean
    Answers policyAnswers(PolicyInForce policy) {
        return new Answers(policy);
    }

    static class Answers implements PolicyVersions, PolicyChanges, FamilyDifferences, Replays {

        private final PolicyInForce policy;
        final List<String> asked = new ArrayList<>();
        boolean isOwn;
        Condition condition = Condition.DIFFERENT;

        Answers(PolicyInForce policy) {
            this.policy = policy;
        }

        void reset() {
            asked.clear();
            condition = Condition.DIFFERENT;
        }

        private String version() {
            return policy.policyVersion();
        }

        @Override
        public InForce inForce() {
            return new InForce(
                    version(),
                    Invented.NOW.minusSeconds(3_600),
                    Way.ADOPTED,
                    List.of("ig-ward", "ig-other"),
                    CLOSED_CHANGE,
                    Invented.ENTRY);
        }

        @Override
        public List<InForce> history() {
            return List.of(
                    inForce(),
                    new InForce(
                            "ab".repeat(32),
                            Invented.NOW.minusSeconds(86_400),
                            Way.FIRST_START,
                            List.of(),
                            null,
                            Invented.ENTRY));
        }

        @Override
        public Disk disk() {
            List<TableProblem> problems = condition == Condition.REFUSED
                    ? List.of(new TableProblem("matrix.csv", "2", "SWK", "'Q' is none of F S E W H"))
                    : List.of();
            return new Disk(condition, "cd".repeat(32), problems, Invented.NOW);
        }

        @Override
        public Optional<SharingTables> tables(String asked) {
            return asked.equals("ab".repeat(32)) || asked.equals(version())
                    ? Optional.of(policy.tables())
                    : Optional.empty();
        }

        @Override
        public List<Proposal> all() {
            return List.of(proposal(CHANGE, State.OPEN), proposal(CLOSED_CHANGE, State.ADOPTED));
        }

        private Proposal proposal(UUID id, State state) {
            boolean isOpen = state == State.OPEN;
            return new Proposal(
                    id,
                    "ab".repeat(32),
                    version(),
                    Source.UPLOAD,
                    "Health visitors need to know that a plan was made",
                    isOpen ? "ig-other" : "ig-ward",
                    Invented.NOW.minusSeconds(7_200),
                    Invented.ENTRY,
                    state,
                    false,
                    isOpen ? null : "ig-other",
                    isOpen ? null : Invented.NOW.minusSeconds(3_600),
                    null);
        }

        @Override
        public Optional<Proposal> find(UUID id) {
            return all().stream().filter(proposal -> proposal.id().equals(id)).findFirst();
        }

        @Override
        public int waitingFor(Requester who) {
            return 1;
        }

        @Override
        public UUID propose(Requester who, Map<String, String> changed, String reason) {
            asked.add("propose " + changed.keySet() + " by " + who.practitionerId());
            Map<String, String> files = new java.util.HashMap<>(policy.tables().files());
            files.putAll(changed);
            SharingTables.of(files);
            return CHANGE;
        }

        @Override
        public UUID proposeDisk(Requester who, String reason) {
            asked.add("propose the disk by " + who.practitionerId());
            return CHANGE;
        }

        @Override
        public UUID proposeVersion(Requester who, String version, String reason) {
            asked.add("propose " + version + " by " + who.practitionerId());
            return CHANGE;
        }

        @Override
        public void adopt(Requester who, UUID proposal) {
            asked.add("adopt " + proposal + " by " + who.practitionerId());
        }

        @Override
        public void close(Requester who, UUID proposal, String reason) {
            asked.add("close " + proposal + " by " + who.practitionerId());
        }

        @Override
        public List<FileDifference> files(Proposal proposal) {
            return List.of(new FileDifference(
                    "matrix.csv",
                    List.of(
                            new FileDifference.Line(7, false, "FI.BENEFITS,S,S,E"),
                            new FileDifference.Line(7, true, "FI.BENEFITS,E,S,E"))));
        }

        @Override
        public List<PolicyComparison.Change> roles(Proposal proposal) {
            return List.of(new PolicyComparison.Change(
                    List.of("social_worker", "senior_practitioner"),
                    Category.FI_BENEFITS,
                    Purpose.TAF_SUPPORT,
                    List.of("L3 GIVEN SUMMARY (2.6) -> EXISTENCE (2.6)")));
        }

        @Override
        public void start(Requester who, UUID proposal) {
            asked.add("compare families for " + proposal + " by " + who.practitionerId());
        }

        @Override
        public Progress of(Requester who, UUID proposal) {
            return new Progress(
                    Stage.DONE,
                    12,
                    12,
                    List.of(new FamilyChange(
                            new FamilyChange.Kind(
                                    "FAM-7Q2K9B",
                                    "social_worker",
                                    "TAF_SUPPORT",
                                    "FI.BENEFITS",
                                    "SUMMARY (2.6) -> EXISTENCE (2.6)"),
                            3)),
                    3);
        }

        @Override
        public Optional<Replay> of(Requester reader, UUID entry, String other) {
            asked.add("replay " + entry + " by " + reader.practitionerId());
            return entry.equals(Invented.ENTRY) ? Optional.of(replay(entry)) : Optional.empty();
        }

        @Override
        public Optional<Replay> hidden(Requester reader, UUID entry, String other, String reason) {
            if (isOwn) {
                throw new RestrictedLog.OwnEntry();
            }
            asked.add("hidden of " + entry + " by " + reader.practitionerId() + ": " + reason);
            return Optional.of(replay(entry));
        }

        private Replay replay(UUID entry) {
            Answer summary = new Answer(
                    DetailLevel.SUMMARY, "2.9", true, List.of("6(1)(e) public task"), List.of("LOG", "TIME_LIMIT:8w"));
            Answer existence = new Answer(DetailLevel.EXISTENCE, "2.6", false, List.of(), List.of("LOG"));
            return new Replay(
                    entry,
                    Invented.NOW.minusSeconds(90_000),
                    "ab".repeat(32),
                    version(),
                    "0.1.0",
                    "0.1.0",
                    null,
                    List.of(
                            new Line("r1, version v1", "HE.MH", "NHS_MH", summary, summary, existence, Verdict.SAME),
                            new Line(
                                    "r2, version v2",
                                    "HE.MH",
                                    "NHS_MH",
                                    new Answer(DetailLevel.WITHHOLD, "2.13", false, List.of(), List.of("LOG")),
                                    summary,
                                    summary,
                                    Verdict.HELD)),
                    List.of(version(), "ab".repeat(32)),
                    false);
        }
    }
}
