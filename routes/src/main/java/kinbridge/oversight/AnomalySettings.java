package kinbridge.oversight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Set;

/**
 * {@code config/sharing/anomalies.yaml}. Every number must be there: one left out must not silently turn a
 * rule off, or find something in everything.
 */
record AnomalySettings(
        Counted outsideTheTeam,
        ManyFamilies manyFamilies,
        Counted repeatedRefusals,
        Overdue lateSignOffs,
        Overdue unreviewedGlass,
        OwnFamilies ownFamily,
        Hours outOfHours) {

    record Counted(boolean inUse, Period period, int atLeast) {
        Counted {
            atLeastOne("at-least", atLeast);
        }
    }

    /** @param timesUsual how many times the median */
    record ManyFamilies(boolean inUse, int atLeast, double timesUsual, int baselineDays, int leastDays) {
        ManyFamilies {
            atLeastOne("at-least", atLeast);
            atLeastOne("baseline-days", baselineDays);
            atLeastOne("least-days", leastDays);
            if (!(timesUsual > 1) || baselineDays > 366 || leastDays > baselineDays) {
                throw new IllegalArgumentException("many-families: 'times-usual' is above 1, 'baseline-days' at most"
                        + " 366 and 'least-days' no more than those");
            }
        }
    }

    record Overdue(boolean inUse, Period period, int atLeast, int hoursLate) {
        Overdue {
            atLeastOne("at-least", atLeast);
            if (hoursLate < 0) {
                throw new IllegalArgumentException("'hours-late' is 0 or more");
            }
        }
    }

    record OwnFamilies(boolean inUse, Period period, int atLeast, int surnameBorneByAtMost) {
        OwnFamilies {
            atLeastOne("at-least", atLeast);
            atLeastOne("surname-borne-by-at-most", surnameBorneByAtMost);
        }
    }

    record Hours(boolean inUse, Period period, int atLeast, String from, String to, Set<String> exceptRoles) {
        Hours {
            atLeastOne("at-least", atLeast);
            exceptRoles = Set.copyOf(exceptRoles);
            try {
                if (!LocalTime.parse(from).isBefore(LocalTime.parse(to))) {
                    throw new IllegalArgumentException("out-of-hours: 'from' comes before 'to'");
                }
            } catch (DateTimeException notATime) {
                throw new IllegalArgumentException("out-of-hours: 'from' and 'to' are times like \"07:00\"", notATime);
            }
        }

        boolean isWithin(LocalTime time) {
            return !time.isBefore(LocalTime.parse(from)) && time.isBefore(LocalTime.parse(to));
        }
    }

    private static void atLeastOne(String name, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("'" + name + "' is 1 or more");
        }
    }

    static AnomalySettings load(Path file) {
        ObjectMapper yaml = YAMLMapper.builder(new YAMLFactory())
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        try {
            return yaml.readValue(file.toFile(), AnomalySettings.class);
        } catch (JsonProcessingException wrong) {
            throw new IllegalStateException(file.getFileName() + ": " + wrong.getOriginalMessage(), wrong);
        } catch (IOException wrong) {
            throw new IllegalStateException(file.getFileName() + ": cannot be read", wrong);
        }
    }
}
