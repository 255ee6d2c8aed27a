package kinbridge.console;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The frame is the same for every page of the console, and for no other interface. */
@ControllerAdvice(basePackageClasses = EveryPage.class)
class EveryPage {

    private final Frames frames;

    EveryPage(Frames frames) {
        this.frames = frames;
    }

    @ModelAttribute
    void frame(Model model, HttpServletRequest request) {
        boolean isPage =
                request.getMethod().equals("GET") && request.getAttribute("jakarta.servlet.error.status_code") == null;
        if (isPage) {
            frames.addTo(model, request);
        } else {
            frames.addToFailure(model);
        }
    }
}
