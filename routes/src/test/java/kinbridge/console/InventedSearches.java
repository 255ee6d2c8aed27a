package kinbridge.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import kinbridge.oversight.SavedSearches;

/** Saved searches for the console alone; a test reads what was saved. */
class InventedSearches implements SavedSearches {

    static final UUID SEARCH = UUID.fromString("aaaaaaaa-2222-4333-8444-555555555555");

    final List<String> asked = new ArrayList<>();
    String suffix = "";

    void reset() {
        asked.clear();
        suffix = "";
    }

    @Override
    public List<Saved> of(Requester officer) {
        return List.of(new Saved(SEARCH, "Police" + suffix, "/sharing-log?agency=POLICE&outcome=FULL"));
    }

    @Override
    public Optional<String> save(Requester officer, String name, String address) {
        asked.add(officer.practitionerId() + " saves " + name + " " + address);
        return name.isBlank() ? Optional.of("Give the search a name") : Optional.empty();
    }

    @Override
    public void forget(Requester officer, UUID search) {
        asked.add(officer.practitionerId() + " forgets " + search);
    }
}
