package kinbridge.connectors.midwifery;

import ca.uhn.fhir.rest.server.RestfulServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.jspecify.annotations.Nullable;

/** The web server under the simulated FHIR server, on this machine only and on any free port. */
final class SimulatedTomcat {

    private SimulatedTomcat() {}

    static Tomcat start(Path folder, RestfulServer fhir, SimulatedSignIn door) throws IOException, LifecycleException {
        Path work = Files.createDirectories(folder.resolve("web").toAbsolutePath());
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(work.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        // The hub's own Tomcat may be in the same process: engines of one name would clash.
        tomcat.getEngine().setName("midwifery-simulator");
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", work.toString());
        Tomcat.addServlet(context, "fhir", fhir).addMapping("/fhir/*");
        Tomcat.addServlet(context, "token", door).addMapping("/token");
        guard(context, door);
        if (context instanceof StandardContext own) {
            // It searches the whole process for leaks when it stops, and finds the hub's threads.
            own.setClearReferencesThreadLocals(false);
            own.setClearReferencesRmiTargets(false);
        }
        tomcat.start();
        return tomcat;
    }

    private static void guard(Context context, SimulatedSignIn door) {
        FilterDef definition = new FilterDef();
        definition.setFilterName("door");
        definition.setFilter(door);
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName("door");
        map.addURLPattern("/fhir/*");
        context.addFilterMap(map);
    }

    static void stop(@Nullable Tomcat tomcat) {
        if (tomcat == null) {
            return;
        }
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException alreadyStopped) {
            throw new IllegalStateException("the simulated FHIR server did not stop", alreadyStopped);
        }
    }
}
