package kinbridge;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;
import kinbridge.alerts.Inbox;
import kinbridge.consent.AnswerRequest;
import kinbridge.consent.AssessmentRequest;
import kinbridge.consent.ConsentOverview;
import kinbridge.consent.FieldProblem;
import kinbridge.consent.FlagRequest;
import kinbridge.consent.Recording;
import kinbridge.family.Families;
import kinbridge.family.FamilyEpisodes;
import kinbridge.family.FamilyMembers;
import kinbridge.family.HarmLevels;
import kinbridge.family.Necessity;
import kinbridge.family.Practitioners;
import kinbridge.family.RelevanceRegister;
import kinbridge.family.SamePerson;
import kinbridge.family.Sought;
import kinbridge.family.TeamChanges;
import kinbridge.familyview.ContestMarks;
import kinbridge.familyview.Contesting;
import kinbridge.familyview.FamilyConsent;
import kinbridge.familyview.FamilyContests;
import kinbridge.familyview.FamilyHead;
import kinbridge.familyview.FamilyPage;
import kinbridge.familyview.FamilyPages;
import kinbridge.familyview.FamilyRecords;
import kinbridge.familyview.FamilySafety;
import kinbridge.familyview.FamilyStatePage;
import kinbridge.familyview.FamilyStatePages;
import kinbridge.familyview.HubsOwnRecords;
import kinbridge.familyview.MeetingPacks;
import kinbridge.familyview.Words;
import kinbridge.feeds.FeedAction;
import kinbridge.feeds.FeedActions;
import kinbridge.feeds.FeedFlow;
import kinbridge.feeds.FeedStates;
import kinbridge.feeds.FeedTrials;
import kinbridge.feeds.OutflowStates;
import kinbridge.feeds.QuarantinePages;
import kinbridge.grants.BreakGlass;
import kinbridge.grants.GrantPages;
import kinbridge.grants.Justification;
import kinbridge.intake.FieldsOf;
import kinbridge.linkage.Doubt;
import kinbridge.linkreview.LinkReviews;
import kinbridge.linkreview.LinkingModels;
import kinbridge.mappings.midwifery.ReleasedPlan;
import kinbridge.needtoknow.ConsentRow;
import kinbridge.needtoknow.Decision;
import kinbridge.needtoknow.DecisionEngine;
import kinbridge.needtoknow.DecisionRequest;
import kinbridge.needtoknow.DisclosedView;
import kinbridge.needtoknow.Flag;
import kinbridge.needtoknow.NeedToKnow;
import kinbridge.needtoknow.PolicyComparison;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Profile;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.Role;
import kinbridge.needtoknow.SharingTables;
import kinbridge.needtoknow.SharingTablesRefused;
import kinbridge.needtoknow.Simulation;
import kinbridge.needtoknow.SubjectAccessReview;
import kinbridge.needtoknow.TableProblem;
import kinbridge.needtoknow.TableSheet;
import kinbridge.needtoknow.Undecided;
import kinbridge.origin.Origin;
import kinbridge.oversight.AnomalyQueue;
import kinbridge.oversight.AnomalyRule;
import kinbridge.oversight.QuestionPages;
import kinbridge.oversight.SavedSearches;
import kinbridge.rectification.ContestedPages;
import kinbridge.rectification.DeclaredCorrections;
import kinbridge.rectification.HolderStatements;
import kinbridge.rectification.SaidAbout;
import kinbridge.rectification.SaidBy;
import kinbridge.retention.RetentionDesk;
import kinbridge.retraction.RetractionPages;
import kinbridge.retraction.RetractionReason;
import kinbridge.sharinglog.ReasonWords;
import kinbridge.sharinglog.RecordRecipients;
import kinbridge.subjectaccess.AccessPacks;
import kinbridge.subjectaccess.AccessRequests;
import kinbridge.subjectaccess.AccessReviews;
import kinbridge.subjectaccess.AgreedBy;
import kinbridge.subjectaccess.AskedAs;
import kinbridge.subjectaccess.Exemption;
import kinbridge.subjectaccess.HealthReviews;
import kinbridge.subjectaccess.Outcome;
import kinbridge.subjectaccess.PersonAsked;
import kinbridge.subjectaccess.Representing;
import kinbridge.transparency.Asking;
import kinbridge.transparency.FamilyView;
import kinbridge.work.EntryDuties;
import kinbridge.work.Oversight;
import kinbridge.work.TaskKind;
import kinbridge.work.TaskPages;
import org.springframework.context.annotation.Configuration;

/**
 * The one way from what the hub holds to what anybody sees leads through {@code NeedToKnow}. These rules
 * keep every other way shut.
 */
final class DisclosureRules {

    private static final String RELEASED_VIEW = "kinbridge.needtoknow.ReleasedView";

    private static final String ADOPTED_AWAY = "kinbridge.familyview.AdoptedAway";

    /** Whatever holds content that nobody has decided about. */
    private static final DescribedPredicate<JavaClass> UNDECIDED_CONTENT = equivalentTo(Undecided.class)
            .or(equivalentTo(FamilyRecords.class))
            .or(resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "org.springframework.jdbc..",
                    "kinbridge.intake..",
                    "kinbridge.linkage..",
                    "kinbridge.storage.."))
            .as("hold what nobody has decided about: undecided items, the database, the vault, intake, linkage");

    /** The tables, what is wrong with them and what they answer about nobody: no part of it is about a person. */
    private static final DescribedPredicate<JavaClass> THE_POLICY_ITSELF = belongToAnyOf(
            SharingTablesRefused.class,
            TableProblem.class,
            TableSheet.class,
            ConsentRow.class,
            PolicyComparison.class,
            Simulation.class,
            Decision.class,
            DecisionRequest.class,
            Profile.class,
            Purpose.class,
            Role.class,
            Flag.class);

    private DisclosureRules() {}

    @ArchTest
    static final ArchRule the_only_disclosed_view_is_hidden_in_needtoknow = classes()
            .that()
            .implement(DisclosedView.class)
            .should()
            .haveFullyQualifiedName(RELEASED_VIEW)
            .andShould()
            .bePackagePrivate()
            .andShould()
            .beRecords()
            .because("a second implementation, or one that others can make, is a way round every decision");

    @ArchTest
    static final ArchRule a_view_is_made_only_after_deciding_and_logging = noClasses()
            .that(not(equivalentTo(NeedToKnow.class)))
            .should()
            .accessTargetWhere(constructorOf(RELEASED_VIEW))
            .because("NeedToKnow decides and writes the sharing log first: no log, no look");

    @ArchTest
    static final ArchRule sealed_fields_are_opened_only_by_the_one_who_decides = noClasses()
            .that(not(belongToAnyOf(NeedToKnow.class, SubjectAccessReview.class, Undecided.class)))
            .should()
            .accessTargetWhere(target(owner(equivalentTo(Undecided.class))).and(target(name("fields"))))
            .because("NeedToKnow opens the fields of what it has released, as far as it has released them; and"
                    + " SubjectAccessReview shows them to the reviewer of a request");

    @ArchTest
    static final ArchRule the_review_view_of_subject_access_is_for_its_reviewers_pages = noClasses()
            .that(resideOutsideOfPackage("kinbridge.needtoknow")
                    .and(not(name("kinbridge.subjectaccess.Gathering")))
                    .and(not(name("kinbridge.subjectaccess.SideBySideItems")))
                    .and(not(name("kinbridge.subjectaccess.ReadItems"))))
            .should()
            .dependOnClassesThat(
                    equivalentTo(SubjectAccessReview.class).or(equivalentTo(SubjectAccessReview.Side.class)))
            .because("it shows what is hidden; the pack is made of a disclosed view");

    @ArchTest
    static final ArchRule fields_are_unsealed_only_where_they_are_loaded = noClasses()
            .that(resideOutsideOfPackage("kinbridge.intake").and(not(equivalentTo(FamilyRecords.class))))
            .should()
            .dependOnClassesThat(equivalentTo(FieldsOf.class))
            .because("FamilyRecords hands them on sealed; whoever else opens them shows what nobody decided");

    @ArchTest
    static final ArchRule nothing_is_decided_as_something_else = noClasses()
            .that(not(equivalentTo(FamilyRecords.class)
                    .or(equivalentTo(HubsOwnRecords.class))
                    .or(name(ADOPTED_AWAY))
                    .or(equivalentTo(Undecided.class))))
            .should()
            .accessTargetWhere(constructorOf(Undecided.class.getName())
                    .or(target(owner(equivalentTo(Undecided.class)))
                            .and(target(name("as").or(name("about"))))))
            .because("a record that is given another category or other people is decided by the wrong rules");

    @ArchTest
    static final ArchRule what_is_said_against_a_record_is_put_beside_it_in_one_place = noClasses()
            .that(not(equivalentTo(Undecided.class).or(name("kinbridge.rectification.Marks"))))
            .should()
            .accessTargetWhere(target(owner(equivalentTo(Undecided.class))).and(target(name("marked"))))
            .because("what stands beside a record is decided with it; nothing else may be slipped into a decision");

    @ArchTest
    static final ArchRule marks_are_put_on_where_records_are_loaded = noClasses()
            .that(not(equivalentTo(FamilyRecords.class).or(name("kinbridge.rectification.Marks"))))
            .should()
            .accessTargetWhere(target(owner(equivalentTo(ContestMarks.class))))
            .because("whoever else puts them on decides for themselves who reads what was said");

    @ArchTest
    static final ArchRule pages_are_put_together_from_what_was_released = noClasses()
            .that(resideInAPackage("kinbridge.familyview")
                    .and(not(belongToAnyOf(FamilyRecords.class, HubsOwnRecords.class)))
                    .and(not(name(ADOPTED_AWAY)))
                    .and(not(equivalentTo(ContestMarks.class)))
                    .and(not(name("kinbridge.familyview.FamilyViews")))
                    .and(not(name("kinbridge.familyview.MeetingPacks"))))
            .should()
            .dependOnClassesThat(UNDECIDED_CONTENT)
            .because(
                    "only FamilyViews and MeetingPacks ask, and only FamilyRecords loads: what assembles a page has nothing to"
                            + " show but what a decision let out");

    @ArchTest
    static final ArchRule an_alert_is_worded_from_what_was_released = noClasses()
            .that(name("kinbridge.alerts.Wording").or(name("kinbridge.alerts.NoticeContent")))
            .should()
            .dependOnClassesThat(UNDECIDED_CONTENT)
            .because("an alert is itself a share, and its words must not say more than its recipient may know");

    @ArchTest
    static final ArchRule nothing_else_words_an_alert = noClasses()
            .that(not(name("kinbridge.alerts.Wording")))
            .should()
            .accessTargetWhere(constructorOf("kinbridge.alerts.NoticeContent"))
            .because("the words that leave in a notice are made in one place, from released items");

    @ArchTest
    static final ArchRule a_push_is_addressed_from_what_was_released = noClasses()
            .that(name("kinbridge.push.PlanSubjects"))
            .should()
            .dependOnClassesThat(UNDECIDED_CONTENT)
            .because("the number and name under which a plan is sent are themselves shared");

    @ArchTest
    static final ArchRule a_plan_is_released_in_one_place = noClasses()
            .that(not(name("kinbridge.push.PlanPush")))
            .should()
            .accessTargetWhere(constructorOf(ReleasedPlan.class.getName()))
            .because("a plan that leaves the hub is made of one disclosed item, and from nowhere else");

    /** An allow-list: a page that needs more needs a decision, made here. */
    @ArchTest
    static final ArchRule the_console_shows_only_what_it_is_given = classes()
            .that(resideInAPackage("kinbridge.console"))
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackage("kinbridge..")
                    .or(resideInAnyPackage(
                            "kinbridge.console",
                            "kinbridge.documents",
                            "kinbridge.mappings",
                            "kinbridge.sharinglog",
                            "kinbridge.policy"))
                    .or(belongToAnyOf(
                                    FamilyPages.class,
                                    FamilyPage.class,
                                    MeetingPacks.class,
                                    Words.class,
                                    FamilyHead.class,
                                    FamilyConsent.class,
                                    FamilySafety.class,
                                    // What is asked to be recorded, what became of it, and figures without names.
                                    AnswerRequest.class,
                                    AssessmentRequest.class,
                                    FlagRequest.class,
                                    Recording.class,
                                    FieldProblem.class,
                                    ConsentOverview.class,
                                    Inbox.class,
                                    Origin.class,
                                    FeedAction.class,
                                    FeedActions.class,
                                    FeedFlow.class,
                                    FeedStates.class,
                                    FeedTrials.class,
                                    OutflowStates.class,
                                    QuarantinePages.class,
                                    AccessRequests.class,
                                    AccessReviews.class,
                                    AgreedBy.class,
                                    HealthReviews.class,
                                    Representing.class,
                                    AccessPacks.class,
                                    AskedAs.class,
                                    Exemption.class,
                                    Outcome.class,
                                    PersonAsked.class,
                                    // A list of months and agencies, and what is said before it is opened.
                                    FamilyView.class,
                                    Asking.class,
                                    ReasonWords.class,
                                    LinkingModels.class,
                                    LinkReviews.class,
                                    Doubt.class,
                                    Families.class,
                                    // Ids alone: which identities of the log's entries are one person.
                                    SamePerson.class,
                                    FamilyStatePages.class,
                                    FamilyStatePage.class,
                                    FamilyEpisodes.class,
                                    FamilyMembers.class,
                                    HarmLevels.class,
                                    Necessity.class,
                                    RelevanceRegister.class,
                                    Sought.class,
                                    TeamChanges.class,
                                    Practitioners.class,
                                    // Who owes what by when because of an entry, and what became of it.
                                    EntryDuties.class,
                                    TaskKind.class,
                                    TaskPages.class,
                                    Oversight.class,
                                    QuestionPages.class,
                                    AnomalyQueue.class,
                                    AnomalyRule.class,
                                    // An officer's own filters under a name of theirs.
                                    SavedSearches.class,
                                    FamilyContests.class,
                                    Contesting.class,
                                    ContestedPages.class,
                                    HolderStatements.class,
                                    DeclaredCorrections.class,
                                    SaidBy.class,
                                    SaidAbout.class,
                                    RetentionDesk.class,
                                    RetractionPages.class,
                                    RetractionReason.class,
                                    GrantPages.class,
                                    BreakGlass.class,
                                    Justification.class,
                                    Requester.class,
                                    SharingTables.class,
                                    DecisionEngine.class,
                                    DecisionRequest.ConsentState.class,
                                    PolicyInForce.class)
                            .or(THE_POLICY_ITSELF)))
            .because("a page sees pages, inboxes, figures and the log; never records, stores or links");

    @ArchTest
    static final ArchRule who_looked_is_put_into_a_list_in_one_place = noClasses()
            .that(resideOutsideOfPackage("kinbridge.sharinglog").and(not(name("kinbridge.transparency.Lists"))))
            .should()
            .accessTargetWhere(
                    target(owner(equivalentTo(RecordRecipients.class))).and(target(name("about"))))
            .because("it is not yet fit to be shown: Lists leaves out what could put somebody in danger");

    @ArchTest
    static final ArchRule who_received_a_record_is_put_into_words_in_one_place = noClasses()
            .that(resideOutsideOfPackage("kinbridge.sharinglog")
                    .and(not(name("kinbridge.transparency.PackRecipients"))))
            .should()
            .accessTargetWhere(
                    target(owner(equivalentTo(RecordRecipients.class))).and(target(name("of"))))
            .because("an agency's name may tell of somebody else: PackRecipients leaves out what the list leaves out");

    @ArchTest
    static final ArchRule a_list_of_who_looked_is_opened_only_by_its_desk = noClasses()
            .that(not(name("kinbridge.transparency.FamilyViewDesk"))
                    .and(not(nameMatching("kinbridge\\.transparency\\.Lists\\$.*"))))
            .should()
            .dependOnClassesThat(name("kinbridge.transparency.Lists"))
            .because("the desk asks who is there and whether it is safe, and writes the log first");

    @ArchTest
    static final ArchRule what_waits_in_quarantine_is_opened_to_be_tried_again_or_seen_with_a_reason = noClasses()
            .that(not(name("kinbridge.intake.Release").or(name("kinbridge.intake.QuarantineContent"))))
            .should()
            .accessTargetWhere(
                    target(owner(name("kinbridge.intake.Quarantine"))).and(target(name("open"))))
            .because(
                    "nobody has decided about it: QuarantineContent writes the sharing log first, Release shows nothing");

    @ArchTest
    static final ArchRule tables_are_asked_for_each_time = noFields()
            .that()
            .areDeclaredInClassesThat(resideOutsideOfPackage("kinbridge.needtoknow")
                    .and(not(com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo(Record.class))))
            .should()
            .haveRawType(SharingTables.class)
            .because("tables that somebody keeps outlive their adoption: ask PolicyInForce");

    @ArchTest
    static final ArchRule only_an_adoption_puts_tables_in_force = noClasses()
            .that(resideOutsideOfPackage("kinbridge.policy"))
            .should()
            .accessTargetWhere(target(owner(equivalentTo(PolicyInForce.class))).and(target(name("take"))))
            .because("it takes two people, or the start of the hub");

    @ArchTest
    static final ArchRule the_console_has_no_database = noClasses()
            .that(resideInAPackage("kinbridge.console"))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc.."))
            .because("a query in a page is a look that nobody decided and nobody logged");

    @ArchTest
    static final ArchRule a_decision_depends_on_nothing_but_its_question = noClasses()
            .that(resideInAPackage("kinbridge.needtoknow").and(not(annotatedWith(Configuration.class))))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.sql..",
                            "javax.sql..",
                            "org.springframework.jdbc..",
                            "org.apache.camel..",
                            "kinbridge.storage..")
                    .or(equivalentTo(InstantSource.class))
                    .or(equivalentTo(Clock.class)))
            .because("equal questions must have equal answers, today, in a replay and before a court");

    private static DescribedPredicate<JavaAccess<?>> constructorOf(String type) {
        return target(owner(name(type))).and(target(name(JavaConstructor.CONSTRUCTOR_NAME)));
    }
}
