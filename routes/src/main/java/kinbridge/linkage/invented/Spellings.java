package kinbridge.linkage.invented;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Other ways to write the same name: known spellings, transliterations, short forms, and what the ear hears. */
final class Spellings {

    /** Share of respellings that take another known spelling where there is one; the others follow the ear. */
    private static final double KNOWN = 0.85;

    private final Map<String, List<String>> given = new HashMap<>();
    private final Map<String, List<String>> family = new HashMap<>();
    private final Map<String, List<String>> shortForms = new HashMap<>();
    private final Map<String, List<String>> fullForms = new HashMap<>();
    private final List<Sound> sounds = new ArrayList<>();
    private final Chance chance;

    /** What is written, and what another writes who hears it. */
    private record Sound(String written, String heard, boolean isAtStart, boolean isAtEnd) {

        /** The place in the name where it stands, below 0 where it does not. */
        int in(String name) {
            if (isAtStart) {
                return name.startsWith(written) ? 0 : -1;
            }
            if (isAtEnd) {
                return name.endsWith(written) ? name.length() - written.length() : -1;
            }
            return name.indexOf(written);
        }
    }

    Spellings(Chance chance) {
        this.chance = chance;
        for (List<String> row : Lists.rows("spellings.csv")) {
            List<String> alike = List.of(row.get(1).split("\\|", -1));
            Map<String, List<String>> known = row.get(0).equals("given") ? given : family;
            for (String spelling : alike) {
                known.computeIfAbsent(spelling, name -> new ArrayList<>())
                        .addAll(alike.stream()
                                .filter(other -> !other.equals(spelling))
                                .toList());
            }
        }
        for (List<String> row : Lists.rows("nicknames.csv")) {
            shortForms.computeIfAbsent(row.get(0), name -> new ArrayList<>()).add(row.get(1));
            fullForms.computeIfAbsent(row.get(1), name -> new ArrayList<>()).add(row.get(0));
        }
        for (List<String> row : Lists.rows("sounds.csv")) {
            String written = row.get(0);
            sounds.add(new Sound(
                    written.replace("^", "").replace("$", ""),
                    row.get(1),
                    written.startsWith("^"),
                    written.endsWith("$")));
        }
    }

    /** Another spelling of a given name. */
    String givenOtherwise(String name) {
        return otherwise(given, name);
    }

    /** Another spelling of a family name. */
    String familyOtherwise(String name) {
        return otherwise(family, name);
    }

    private String otherwise(Map<String, List<String>> known, String name) {
        List<String> others = known.get(name);
        return others != null && chance.is(KNOWN) ? chance.pick(others) : asHeard(name);
    }

    /** The name as someone writes it who only heard it; unchanged where no rule fits. */
    String asHeard(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int start = chance.below(sounds.size());
        for (int tried = 0; tried < sounds.size(); tried++) {
            Sound sound = sounds.get((start + tried) % sounds.size());
            int place = sound.in(lower);
            if (place >= 0 && lower.length() > sound.written().length() + 2) {
                String end = name.substring(place + sound.written().length());
                String changed = name.substring(0, place) + sound.heard() + end;
                return place == 0 ? capitalised(changed) : changed;
            }
        }
        return name;
    }

    /** The short form for a full name, or the full name for a short form; unchanged where there is neither. */
    String familiar(String name) {
        List<String> forms = shortForms.get(name);
        if (forms == null) {
            forms = fullForms.get(name);
        }
        return forms == null ? name : chance.pick(forms);
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
