package kinbridge.retraction;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.LogSearch;
import kinbridge.sharinglog.LogSearch.Shown;
import kinbridge.work.FollowedUp;
import kinbridge.work.Outcome;
import kinbridge.work.ShownWords;
import kinbridge.work.Task;
import kinbridge.work.WhatStandsBehind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands behind the tasks of a retraction, in words and without content, and what their ends mean for it. */
@Component
class RetractionFacts implements WhatStandsBehind {

    private static final String SHOWN = "You were shown";

    private final JdbcClient database;
    private final LogSearch log;
    private final ShownWords words;
    private final Practitioners practitioners;
    private final FollowedUp followedUp;
    private final InstantSource clock;

    RetractionFacts(
            JdbcClient database,
            LogSearch log,
            ShownWords words,
            Practitioners practitioners,
            FollowedUp followedUp,
            InstantSource clock) {
        this.database = database;
        this.log = log;
        this.words = words;
        this.practitioners = practitioners;
        this.followedUp = followedUp;
        this.clock = clock;
    }

    private record Held(
            String who,
            boolean isDelivery,
            String agency,
            RetractionReason reason,
            UUID thing,
            List<UUID> versions,
            @Nullable UUID replacement,
            String holder,
            Instant at,
            @Nullable Instant toldAt,
            @Nullable Instant refusedAt) {}

    @Override
    public List<Fact> facts(Task task) {
        return facts(task, task.requester());
    }

    @Override
    public List<Fact> facts(Task task, @Nullable Requester reader) {
        List<Fact> facts = new ArrayList<>();
        switch (task.kind()) {
            case TAKEN_BACK -> {
                if (isOfReader(task, reader)) {
                    addOfCopy(task, held("task_id", task), facts);
                } else {
                    addOfOthers(held("task_id", task), facts);
                }
            }
            case RETRACTION_OVERDUE -> addOfOthers(held("supervisor_task", task), facts);
            case RETRACTION_UNANSWERED -> addOfOthers(held("ig_task", task), facts);
            case RESTS_ON_RETRACTED -> addDecisions(task, facts);
            default -> {}
        }
        Instant reminded = task.remindedAt();
        if (reminded != null) {
            facts.add(new Fact("Asked again", ShownWords.day(reminded)));
        }
        return facts;
    }

    /** @param column one of ours */
    private List<Held> held(String column, Task task) {
        return database.sql("""
                select h.recipient, h.is_delivery, h.agency, r.reason, r.thing_id,
                  array(select version_id from retraction.wrong_version w where w.retraction_id = r.id),
                  r.replacement_id, h.holder, r.happened_at, h.told_at, h.refused_at
                from retraction.recipient h join retraction.retraction r on r.id = h.retraction_id
                where h.ended_at is null and h.COLUMN = ? order by r.happened_at, r.thing_id""".replace("COLUMN", column))
                .param(task.id())
                .query((row, number) -> new Held(
                        row.getString(1),
                        row.getBoolean(2),
                        row.getString(3),
                        RetractionReason.valueOf(row.getString(4)),
                        row.getObject(5, UUID.class),
                        List.of((UUID[]) row.getArray(6).getArray()),
                        row.getObject(7, UUID.class),
                        row.getString(8),
                        row.getTimestamp(9).toInstant(),
                        instant(row.getTimestamp(10)),
                        instant(row.getTimestamp(11))))
                .list();
    }

    /** To whoever holds the copy: what they were shown, as it was shown, and where to read on. */
    private void addOfCopy(Task task, List<Held> held, List<Fact> facts) {
        if (held.isEmpty() || task.requester() == null) {
            return;
        }
        Held first = held.get(0);
        facts.add(new Fact("Why", first.reason().title()));
        if (first.reason() == RetractionReason.TAKEN_BACK) {
            facts.add(new Fact("Taken back by", words.agency(first.holder())));
        }
        facts.add(new Fact("On", ShownWords.day(first.at())));
        if (held.stream().anyMatch(one -> one.replacement() != null)) {
            facts.add(new Fact("What is right", "On the family's page, as far as you may see it"));
        } else if (first.reason() == RetractionReason.AGREEMENT_ENDED) {
            facts.add(new Fact("What you may still see", "On the family's page"));
        }
        Set<UUID> things = new HashSet<>();
        Set<UUID> versions = new HashSet<>();
        held.forEach(one -> {
            things.add(one.thing());
            versions.addAll(one.versions());
        });
        String who = task.requester().practitionerId();
        List<Shown> shown = log.shown(things, versions).stream()
                .filter(one -> one.personId().equals(who) && Objects.equals(one.family(), task.family()))
                .filter(one -> first.reason() != RetractionReason.TAKEN_BACK
                        || one.holder().equals(first.holder()))
                .toList();
        switch (first.reason()) {
            case TAKEN_BACK -> shown.forEach(one -> facts.add(new Fact(SHOWN, words.of(one))));
            case AGREEMENT_ENDED -> addWithoutKinds(shown, facts);
            default -> shown.forEach(one -> facts.add(new Fact(SHOWN, words.withHolder(one))));
        }
    }

    /** Of some kinds they may not even know today that there is something: whose record it is finds the copy. */
    private void addWithoutKinds(List<Shown> shown, List<Fact> facts) {
        Map<String, List<Shown>> byHolder =
                shown.stream().collect(Collectors.groupingBy(Shown::holder, TreeMap::new, Collectors.toList()));
        byHolder.forEach((holder, some) -> facts.add(new Fact(
                SHOWN,
                words.agency(holder) + ": "
                        + ShownWords.records(
                                some.stream().mapToInt(Shown::things).sum()) + ", last on "
                        + ShownWords.day(some.stream()
                                .map(Shown::last)
                                .max(Instant::compareTo)
                                .orElseThrow()))));
    }

    /** To whoever sees to it: who holds how much, and since when they know. No content, and no category. */
    private void addOfOthers(List<Held> held, List<Fact> facts) {
        if (held.isEmpty()) {
            return;
        }
        Held first = held.get(0);
        facts.add(new Fact("Who", nameOf(first)));
        facts.add(new Fact("Why", first.reason().title()));
        Instant told = first.toldAt();
        facts.add(new Fact(
                "Holds",
                ShownWords.records(held.size())
                        + (told == null ? ", which no message takes back" : ", told on " + ShownWords.day(told))));
        if (held.stream().anyMatch(one -> one.refusedAt() != null)) {
            facts.add(new Fact("Refused", "The agency would not have it taken back"));
        }
    }

    /** Which decisions, by kind, day and entry; what lay before them is on no task. */
    private void addDecisions(Task task, List<Fact> facts) {
        database
                .sql("""
                select d.kind, d.decided_at, d.entry_id, r.reason from retraction.rested_decision d
                join retraction.retraction r on r.id = d.retraction_id
                where d.task_id = ? order by d.decided_at, d.kind, d.decision_id""")
                .param(task.id())
                .query((row, number) -> new Fact(
                        RestedDecisions.Kind.valueOf(row.getString(1)).title(),
                        "on " + ShownWords.day(row.getTimestamp(2).toInstant()) + ", log entry "
                                + row.getString(3).substring(0, 8) + ". "
                                + RetractionReason.valueOf(row.getString(4)).title()))
                .list()
                .stream()
                .distinct()
                .forEach(facts::add);
    }

    private String nameOf(Held held) {
        return held.isDelivery()
                ? "Sent to " + words.agency(held.agency())
                : practitioners.find(held.who()).map(Practitioner::name).orElse(held.who());
    }

    @Override
    public void done(Task task, Requester who, Outcome outcome, String said) {
        switch (task.kind()) {
            case TAKEN_BACK, PEOPLE_APART -> {
                // Who stands in for somebody cannot say what that colleague still relies on: the chase goes on.
                if (isOfReader(task, who)) {
                    acknowledge("task_id", task);
                }
            }
            case RETRACTION_OVERDUE -> {
                if (outcome == Outcome.COLLEAGUE_TOLD) {
                    endColleagues("supervisor_task", task, who, Outcome.NO_LONGER_USED);
                    acknowledge("supervisor_task", task);
                }
            }
            case RETRACTION_UNANSWERED -> {
                endColleagues("ig_task", task, who, Outcome.CLOSED_BY_IG);
                close(task);
            }
            default -> {}
        }
    }

    private static boolean isOfReader(Task task, @Nullable Requester reader) {
        return reader != null
                && task.requester() != null
                && task.requester().practitionerId().equals(reader.practitionerId());
    }

    private void acknowledge(String column, Task task) {
        database.sql("update retraction.recipient set acknowledged_at = ? where " + column
                        + " = ? and acknowledged_at is null and ended_at is null")
                .param(Timestamp.from(clock.instant()))
                .param(task.id())
                .update();
    }

    private void close(Task task) {
        database.sql("""
                update retraction.recipient set ended_at = ?, ended_why = 'CLOSED_BY_IG'
                where ig_task = ? and acknowledged_at is null and ended_at is null""")
                .param(Timestamp.from(clock.instant()))
                .param(task.id())
                .update();
    }

    /** The colleague's own task is settled with it. */
    private void endColleagues(String column, Task task, Requester who, Outcome outcome) {
        database.sql("select distinct task_id from retraction.recipient where " + column
                        + " = ? and task_id is not null and acknowledged_at is null and ended_at is null")
                .param(task.id())
                .query(UUID.class)
                .list()
                .forEach(other -> followedUp.end(other, outcome, who));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
