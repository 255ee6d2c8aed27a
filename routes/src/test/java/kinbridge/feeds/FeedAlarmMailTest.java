package kinbridge.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kinbridge.feeds.FeedStates.Condition;
import kinbridge.feeds.FeedStates.FeedState;
import kinbridge.mappings.Agency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class FeedAlarmMailTest {

    private static final FeedState FEED = new FeedState(
            "police-ppn",
            Agency.POLICE,
            "Public protection notices",
            "Invented",
            List.of("sftp"),
            Condition.FAILING,
            "The host key changed",
            Instant.EPOCH,
            null,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            Duration.ofMinutes(30),
            null,
            null,
            null);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void an_alarm_is_written_to_everybody_who_is_named() throws Exception {
        mail("it@northmoor.example, duty@northmoor.example").raised(FEED, "not heard for longer than 30 minutes");

        assertThat(server.getReceivedMessages())
                .hasSize(2)
                .allSatisfy(
                        message -> assertThat(message.getSubject()).isEqualTo("Kinbridge: feed police-ppn is failing"));
        assertThat(text(server.getReceivedMessages()[0]))
                .contains("Public protection notices (Police)", "not heard for longer than 30 minutes");
    }

    @Test
    void the_end_of_an_alarm_is_written_too() throws Exception {
        mail("it@northmoor.example").cleared(FEED);

        assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("Kinbridge: feed police-ppn is well again");
    }

    @Test
    void without_an_address_nobody_is_written_to() {
        mail("").raised(FEED, "not heard");

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_mail_server_that_is_gone_holds_nothing_up() {
        FeedAlarmMail mail = mail("it@northmoor.example");
        server.stop();

        assertThatCode(() -> mail.raised(FEED, "not heard")).doesNotThrowAnyException();
    }

    private FeedAlarmMail mail(String to) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("mail", sender);
        return new FeedAlarmMail(beans.getBeanProvider(JavaMailSender.class), to, "hub@northmoor.example");
    }

    private static String text(MimeMessage message) throws Exception {
        return message.getContent().toString();
    }
}
