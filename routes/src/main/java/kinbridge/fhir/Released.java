package kinbridge.fhir;

import java.util.List;
import kinbridge.familyview.FamilyFacts.Fact;
import kinbridge.familyview.FamilyFacts.Source;
import org.hl7.fhir.r4.model.Resource;

/**
 * A resource and where it is from.
 *
 * @param agencies the titles of those that may be named
 * @param rules the ids of the rules that let it out, as far as that may be said
 */
record Released(Resource resource, List<String> agencies, List<String> rules) {

    static Released of(Resource resource, Fact fact) {
        return new Released(resource, List.of(fact.agency().title()), List.of(fact.rule()));
    }

    static Released of(Resource resource, List<Source> sources) {
        return new Released(
                resource,
                sources.stream()
                        .map(source -> source.agency().title())
                        .distinct()
                        .toList(),
                sources.stream().map(Source::rule).distinct().toList());
    }
}
