package kinbridge.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import kinbridge.needtoknow.Purpose;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A purpose that there is not is a mistake of the calling program, and is not repeated in the answer. */
@Configuration(proxyBeanMethods = false)
class KnownPurposes implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/families/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String[] purposes = request.getParameterValues("purpose");
        boolean isKnown = purposes == null
                || (purposes.length == 1 && Purpose.of(purposes[0]).isPresent());
        if (!isKnown) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "'purpose' is none that there is: give the code of one, such as CP_PLAN.");
        }
        return true;
    }
}
