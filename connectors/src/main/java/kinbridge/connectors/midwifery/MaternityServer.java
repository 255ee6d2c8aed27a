package kinbridge.connectors.midwifery;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.apache.ApacheRestfulClientFactory;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import kinbridge.connectors.AgencyFailed;
import kinbridge.connectors.DeliveryConnector.DeliveryRefused;
import kinbridge.connectors.Tls;
import org.apache.http.client.HttpClient;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.HttpClients;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.OperationOutcome;

/** The maternity provider's FHIR server, to write to. */
final class MaternityServer {

    /** Our sign-in, its own pace or a clash of versions: no judgement on the message, so try again. */
    private static final Set<Integer> TRY_AGAIN = Set.of(401, 408, 409, 425, 429);

    private static final Pattern REFERENCE =
            Pattern.compile("[A-Z][A-Za-z]{1,40}/[A-Za-z0-9.\\-]{1,64}(/_history/\\w{1,20})?");

    private static final int IDLE_SECONDS = 5;

    private final Tls tls;
    private final BearerToken token;
    private final IGenericClient client;

    MaternityServer(MaternityAccess access, Tls tls, InstantSource clock) {
        this.tls = tls;
        token = new BearerToken(access, tls, clock);
        HttpClient http = client(tls, Math.toIntExact(access.timeout().toMillis()));
        // A context of its own: a client asks the factory of its context, and all share that of the cached one.
        FhirContext context = FhirContext.forR4();
        var factory = new ApacheRestfulClientFactory(context);
        factory.setServerValidationMode(ServerValidationModeEnum.NEVER);
        factory.setHttpClient(http);
        context.setRestfulClientFactory(factory);
        client = factory.newGenericClient(access.fhirUrl().toString());
    }

    /** As the factory's own, with our way of speaking TLS. */
    private static HttpClient client(Tls tls, int timeoutMilliseconds) {
        return HttpClients.custom()
                .setSSLContext(tls.context())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(timeoutMilliseconds)
                        .setConnectionRequestTimeout(timeoutMilliseconds)
                        .setSocketTimeout(timeoutMilliseconds)
                        .setRedirectsEnabled(false)
                        .build())
                .setConnectionTimeToLive(IDLE_SECONDS, TimeUnit.SECONDS)
                .disableCookieManagement()
                .build();
    }

    /**
     * @param key sent with the request as well, for servers that recognise a repeated one
     * @return what now stands at the server: {@code Flag/17/_history/1}
     */
    String transact(Bundle transaction, String key) throws AgencyFailed, DeliveryRefused {
        try {
            return acknowledgement(send(transaction, key));
        } catch (AuthenticationException expired) {
            token.renew();
            return again(transaction, key);
        } catch (BaseServerResponseException failure) {
            throw understood(failure);
        }
    }

    private String again(Bundle transaction, String key) throws AgencyFailed, DeliveryRefused {
        try {
            return acknowledgement(send(transaction, key));
        } catch (BaseServerResponseException failure) {
            throw understood(failure);
        }
    }

    private Bundle send(Bundle transaction, String key) throws AgencyFailed {
        return client.transaction()
                .withBundle(transaction)
                .withAdditionalHeader("Authorization", "Bearer " + token.token())
                .withAdditionalHeader("Idempotency-Key", key)
                .execute();
    }

    private AgencyFailed understood(BaseServerResponseException failure) throws DeliveryRefused {
        int status = failure.getStatusCode();
        if (failure instanceof FhirClientConnectionException || status == 0) {
            return AgencyFailed.of(failure, tls);
        }
        if (status >= 400 && status < 500 && !TRY_AGAIN.contains(status)) {
            throw new DeliveryRefused("the maternity server refused the message (" + status + code(failure) + ")");
        }
        return new AgencyFailed("the maternity server answered " + status + "; we try again");
    }

    /** The code only: diagnostics may quote the person. */
    private static String code(BaseServerResponseException failure) {
        if (failure.getOperationOutcome() instanceof OperationOutcome outcome && outcome.hasIssue()) {
            OperationOutcome.IssueType code = outcome.getIssueFirstRep().getCode();
            return code == null ? "" : ", " + code.toCode();
        }
        return "";
    }

    /** The flag first, since that is what a midwife sees. */
    private static String acknowledgement(Bundle answer) {
        return answer.getEntry().stream()
                .map(BundleEntryComponent::getResponse)
                .map(response -> response.getLocation())
                .filter(Objects::nonNull)
                .map(MaternityServer::reference)
                .filter(reference -> !reference.isEmpty())
                .sorted((one, other) -> Boolean.compare(other.startsWith("Flag/"), one.startsWith("Flag/")))
                .findFirst()
                .orElse("accepted");
    }

    private static String reference(String location) {
        var matcher = REFERENCE.matcher(location);
        return matcher.find() ? matcher.group() : "";
    }
}
