package kinbridge.console;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.AnswerRequest;
import kinbridge.consent.AssessmentRequest;
import kinbridge.consent.ConsentOverview;
import kinbridge.consent.FlagRequest;
import kinbridge.consent.Recording;
import kinbridge.familyview.FamilyConsent;
import kinbridge.familyview.FamilySafety;
import kinbridge.needtoknow.Requester;
import org.springframework.context.annotation.Bean;

/** Consent and safety where no family is for anybody; their pages are tested over the whole hub. */
class NoFamilies {

    @Bean
    FamilyConsent noConsent() {
        return new FamilyConsent() {
            @Override
            public Optional<ConsentPage> open(Requester who, UUID family, String purpose) {
                return Optional.empty();
            }

            @Override
            public Optional<Recording> record(Requester who, UUID family, String purpose, AnswerRequest answer) {
                return Optional.empty();
            }
        };
    }

    @Bean
    FamilySafety noSafety() {
        return new FamilySafety() {
            @Override
            public Optional<SafetyPage> open(Requester who, UUID family, String purpose) {
                return Optional.empty();
            }

            @Override
            public Optional<Recording> assess(
                    Requester who, UUID family, String purpose, AssessmentRequest assessment) {
                return Optional.empty();
            }

            @Override
            public Optional<Recording> change(Requester who, UUID family, String purpose, FlagRequest change) {
                return Optional.empty();
            }
        };
    }

    @Bean
    ConsentOverview emptyRegister() {
        return (reader, filter, asFile) -> {
            Map<ConsentOverview.Filter, Integer> counts = new EnumMap<>(ConsentOverview.Filter.class);
            for (ConsentOverview.Filter each : ConsentOverview.Filter.values()) {
                counts.put(each, 0);
            }
            return new ConsentOverview.Overview(counts, List.of());
        };
    }
}
