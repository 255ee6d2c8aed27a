package kinbridge.fhir;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.UUID;
import kinbridge.console.Permission;
import kinbridge.console.SignedIn;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.EntryFinder;
import kinbridge.sharinglog.LogMetadata;
import kinbridge.sharinglog.LogOrder;
import kinbridge.sharinglog.LogPage;
import kinbridge.sharinglog.StateChanges;
import kinbridge.sharinglog.Tally;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The sharing log for whoever watches over it with a program of their own: what the console's list says of an entry,
 * and no more. Each reading is logged before anything is answered.
 */
@Component
final class AuditEvents implements IResourceProvider {

    static final String TYPE = "AuditEvent";

    private final EntryFinder finder;
    private final LogMetadata metadata;
    private final StateChanges changes;

    AuditEvents(EntryFinder finder, LogMetadata metadata, StateChanges changes) {
        this.finder = finder;
        this.metadata = metadata;
        this.changes = changes;
    }

    @Override
    public Class<AuditEvent> getResourceType() {
        return AuditEvent.class;
    }

    @Read
    public AuditEvent read(@IdParam IdType id) {
        Requester reader = reader();
        UUID entry = parsed(id.getIdPart());
        changes.read(
                reader,
                false,
                entry == null
                        ? "Asked for an AuditEvent by what is the id of no entry"
                        : "Read entry " + entry + " as an AuditEvent");
        if (entry == null) {
            throw Refusal.notFound();
        }
        return metadata.find(entry).map(AuditMapping::of).orElseThrow(Refusal::notFound);
    }

    /** Links carry more than can be filtered by; {@link AuditSearch#check} has refused whatever nobody knows. */
    @Search(allowUnknownParams = true)
    public Bundle search(
            @Description("When it was recorded: a year, month, day or time; twice for a period")
                    @OptionalParam(name = AuditSearch.DATE)
                    @Nullable
                    DateAndListParam date,
            @Description("The id of the practitioner who asked")
                    @OptionalParam(name = AuditSearch.PRACTITIONER)
                    @Nullable
                    TokenParam practitioner,
            @Description("The family, as Group/ and its id")
                    @OptionalParam(name = AuditSearch.FAMILY, targetTypes = Group.class)
                    @Nullable
                    ReferenceParam family,
            @Description("The kind of entry, such as LOOK, PUSH or BREAK_GLASS")
                    @OptionalParam(name = AuditSearch.KIND)
                    @Nullable
                    TokenParam kind,
            RequestDetails call) {
        Requester reader = reader();
        AuditSearch asked = AuditSearch.of(date, practitioner, family, kind);
        int count = AuditSearch.count(call);
        changes.read(reader, false, "Searched for AuditEvents: " + asked.inWords());
        LogPage page = page(asked, AuditSearch.after(call), count);
        Tally tally = finder.tally(asked.filter());
        return AuditBundle.of(metadata.of(page.lines()), page.next(), tally, call);
    }

    private LogPage page(AuditSearch asked, @Nullable String after, int count) {
        try {
            return finder.list(asked.filter(), LogOrder.NEWEST, after, count);
        } catch (IllegalArgumentException notOfTheLog) {
            throw Refusal.wrong("'after' is of no page: follow the link 'next' as it is.");
        }
    }

    private static @Nullable UUID parsed(@Nullable String id) {
        try {
            return UUID.fromString(String.valueOf(id));
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    /** Asked again here, so that no other way to this class opens the log. */
    private static Requester reader() {
        SignedIn caller = Caller.caller();
        if (!caller.may(Permission.READ_SHARING_LOG)) {
            throw Refusal.role();
        }
        return caller.requester();
    }
}
