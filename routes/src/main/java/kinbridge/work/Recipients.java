package kinbridge.work;

import java.util.List;
import java.util.UUID;
import kinbridge.family.Practitioners;
import kinbridge.sharinglog.LogSearch;
import kinbridge.work.WhatStandsBehind.Fact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was shown or sent something about a person, from the sharing log. */
@Component
class Recipients {

    private final JdbcClient database;
    private final LogSearch log;
    private final Practitioners practitioners;

    Recipients(JdbcClient database, LogSearch log, Practitioners practitioners) {
        this.database = database;
        this.log = log;
        this.practitioners = practitioners;
    }

    List<Fact> of(UUID identity) {
        List<UUID> same = database.sql("""
                select other.id from people.identity i join people.identity other on other.person_id = i.person_id
                where i.id = ?""").param(identity).query(UUID.class).list();
        return log.recipients(same).stream()
                .map(one -> new Fact(
                        practitioners
                                .find(one.recipient())
                                .map(person -> person.name() + ", " + person.email())
                                .orElse(one.recipient()),
                        one.records() + (one.records() == 1 ? " record" : " records")))
                .toList();
    }
}
