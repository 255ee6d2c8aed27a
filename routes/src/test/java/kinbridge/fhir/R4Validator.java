package kinbridge.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** HAPI's validator with the definitions and code systems of base R4; made once, as it takes seconds. */
public final class R4Validator {

    private static final FhirValidator VALIDATOR = make();

    private R4Validator() {}

    private static FhirValidator make() {
        FhirContext context = FhirContext.forR4Cached();
        FhirInstanceValidator definitions = new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context)));
        // The profiles of IHE BALP are no part of R4: the tests hold the resources against them slice by slice.
        definitions.setErrorForUnknownProfiles(false);
        return context.newValidator().registerValidatorModule(definitions);
    }

    /** What is wrong with it, in words; empty where nothing is. */
    public static List<String> errors(IBaseResource resource) {
        return VALIDATOR.validateWithResult(resource).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(SingleValidationMessage::toString)
                .toList();
    }
}
