package kinbridge.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the document under {@code /api/openapi} says of the interface as a whole. */
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {

    private static final String TOKEN = "bearer";

    @Bean
    OpenAPI document() {
        return new OpenAPI()
                .info(new Info()
                        .title("Kinbridge")
                        .version("1")
                        .description("Looks at families and changes of what decisions depend on. The same rules,"
                                + " the same log and the same answers as the console's. Errors are problem details"
                                + " (RFC 9457); dates are ISO 8601; ids are random."))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }
}
