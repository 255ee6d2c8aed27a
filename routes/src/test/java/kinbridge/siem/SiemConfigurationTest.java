package kinbridge.siem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import kinbridge.sharinglog.Alarms;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogEntry;
import kinbridge.sharinglog.LogMetadata;
import kinbridge.sharinglog.OpenLog;
import kinbridge.storage.HubInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SiemConfigurationTest {

    private final ApplicationContextRunner hub =
            new ApplicationContextRunner().withUserConfiguration(SiemConfiguration.class);

    @ParameterizedTest
    @ValueSource(strings = {"kinbridge.siem.port=6514", "kinbridge.siem.host="})
    void without_a_host_there_is_no_stream(String setting) {
        hub.withPropertyValues(setting)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(SiemStream.class));
    }

    @Test
    void with_a_host_entries_are_sent_and_what_waits_is_seen(@TempDir Path folder) throws Exception {
        try (OpenLog log = new OpenLog(folder);
                Receiver receiver = Receiver.open(new ServerSocket())) {
            log.log.append(LogEntry.of(
                    EntryKind.STATE,
                    Instant.parse("2026-11-24T09:30:00Z"),
                    LogEntry.Requester.hub(),
                    "NONE",
                    "policy-1"));
            log.projection.catchUp();
            hub.withBean(DataSource.class, () -> log.dataSource)
                    .withBean(LogMetadata.class, log::metadata)
                    .withBean(Alarms.class, () -> (kind, cause, words) -> {})
                    .withBean(InstantSource.class, InstantSource::system)
                    .withBean(HubInstance.class, () -> new HubInstance(OpenLog.INSTANCE))
                    .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                    .withPropertyValues(
                            "kinbridge.siem.host=localhost",
                            "kinbridge.siem.port=" + receiver.port(),
                            "kinbridge.siem.tls=false")
                    .run(context -> {
                        SiemHealth health = context.getBean(SiemHealth.class);
                        await().atMost(Duration.ofSeconds(20))
                                .until(() -> Long.valueOf(0)
                                        .equals(health.health().getDetails().get("waiting")));
                        assertThat(receiver.messages).hasSize(1);
                        assertThat(context.getBean(MeterRegistry.class)
                                        .get("kinbridge.siem.waiting")
                                        .gauge()
                                        .value())
                                .isZero();
                    });
        }
    }
}
