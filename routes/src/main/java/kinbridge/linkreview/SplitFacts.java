package kinbridge.linkreview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.linkreview.SplitLooks.Told;
import kinbridge.needtoknow.Requester;
import kinbridge.push.PushesTakenBack;
import kinbridge.sharinglog.LogSearch.Shown;
import kinbridge.work.Outcome;
import kinbridge.work.ShownWords;
import kinbridge.work.Task;
import kinbridge.work.TaskKind;
import kinbridge.work.WhatStandsBehind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands behind the tasks of whoever was shown two people as one, and of who oversees it. */
@Component
class SplitFacts implements WhatStandsBehind {

    private static final String ONE_AGAIN = "They are one person again: what you were shown of them stands";

    private final JdbcClient database;
    private final SplitLooks looks;
    private final ShownWords words;
    private final Practitioners practitioners;
    private final PushesTakenBack takenBack;

    SplitFacts(
            JdbcClient database,
            SplitLooks looks,
            ShownWords words,
            Practitioners practitioners,
            PushesTakenBack takenBack) {
        this.database = database;
        this.looks = looks;
        this.words = words;
        this.practitioners = practitioners;
        this.takenBack = takenBack;
    }

    @Override
    public List<Fact> facts(Task task) {
        if (task.kind() != TaskKind.PEOPLE_APART && task.kind() != TaskKind.PEOPLE_APART_REVIEW) {
            return List.of();
        }
        UUID split = UUID.fromString(task.cause());
        List<Fact> facts = new ArrayList<>();
        database.sql("select split_at from people.split where id = ?")
                .param(split)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional()
                .ifPresent(at -> {
                    facts.add(new Fact("Two people since", ShownWords.day(at)));
                    if (looks.areOneAgain(split)) {
                        facts.add(new Fact("Since then", ONE_AGAIN));
                    }
                    facts.addAll(takenBack(task, at));
                });
        looks.of(split).forEach((told, shown) -> {
            if (Objects.equals(told.family(), task.family())) {
                facts.addAll(facts(task, told, shown));
            }
        });
        return facts;
    }

    private List<Fact> takenBack(Task task, Instant since) {
        if (task.kind() != TaskKind.PEOPLE_APART_REVIEW || task.family() == null) {
            return List.of();
        }
        return takenBack.of(task.family(), since).stream()
                .map(back -> new Fact("Taken back: " + back.delivery(), became(back)))
                .toList();
    }

    private static String became(PushesTakenBack.Retraction back) {
        String day = "on " + ShownWords.day(back.at());
        if (back.refusal() != null) {
            return day + ", which the agency refused: " + back.refusal();
        }
        if (back.confirmed() != null) {
            return day + ", confirmed on " + ShownWords.day(back.confirmed());
        }
        return day + (back.isMoot() ? ", before it was sent or until it was sent again" : ", not confirmed yet");
    }

    private List<Fact> facts(Task task, Told told, List<Shown> shown) {
        if (task.kind() == TaskKind.PEOPLE_APART_REVIEW) {
            int records = shown.stream().mapToInt(Shown::things).sum();
            String who = practitioners
                    .find(told.who())
                    .map(Practitioner::name)
                    .orElseGet(() -> "Sent to " + words.agency(told.who()));
            Shown last = shown.stream().max(Comparator.comparing(Shown::last)).orElseThrow();
            return List.of(new Fact(
                    who,
                    ShownWords.records(records) + ", last on " + ShownWords.day(last.last()) + ", log entry "
                            + last.entry().toString().substring(0, 8)));
        }
        boolean isMine =
                task.requester() != null && task.requester().practitionerId().equals(told.who());
        String label = told.isOfBoth() ? "You were shown, of the two as one" : "You were shown";
        return isMine
                ? shown.stream()
                        .map(one -> new Fact(label, words.withHolder(one)))
                        .toList()
                : List.of();
    }

    @Override
    public void done(Task task, Requester who, Outcome outcome, String words) {
        // The log has it; nothing else follows.
    }
}
