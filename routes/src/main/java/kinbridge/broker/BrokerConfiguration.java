package kinbridge.broker;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import kinbridge.storage.HubFolders;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Starts Artemis within the hub, with a journal under the data folder that is forced to the disk, or
 * reaches the operator's. A message that fails goes back with growing pauses; after the last try it
 * waits in {@code failed.<queue>}. Deliveries to an agency are tried for ever.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BrokerSettings.class)
class BrokerConfiguration {

    private static final String HUB = "hub";
    private static final String AGENCIES = "agencies";
    private static final long ADDRESS_BYTES_IN_MEMORY = 8L * 1024 * 1024;
    private static final long ALL_BYTES_IN_MEMORY = 48L * 1024 * 1024;

    private final String hubPassword = password();
    private final String agenciesPassword = password();

    @Bean(initMethod = "start", destroyMethod = "stop")
    @ConditionalOnProperty(name = "kinbridge.broker.url", havingValue = "", matchIfMissing = true)
    EmbeddedActiveMQ embeddedBroker(Configuration brokerSetup) {
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(HUB, hubPassword);
        users.addRole(HUB, HUB);
        users.addUser(AGENCIES, agenciesPassword);
        users.addRole(AGENCIES, AGENCIES);
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(brokerSetup);
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        return broker;
    }

    @Bean
    @ConditionalOnProperty(name = "kinbridge.broker.url", havingValue = "", matchIfMissing = true)
    Configuration brokerSetup(BrokerSettings settings, HubFolders folders, EventSenders senders) throws Exception {
        String data = folders.data().resolve("broker").toString();
        Configuration setup = new ConfigurationImpl()
                .setName("kinbridge")
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalFileSize(2 * 1024 * 1024)
                .setJournalMinFiles(2)
                .setJournalDirectory(data + "/journal")
                .setBindingsDirectory(data + "/bindings")
                .setLargeMessagesDirectory(data + "/large")
                .setPagingDirectory(data + "/paging")
                .setGlobalMaxSize(ALL_BYTES_IN_MEMORY)
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .setCriticalAnalyzer(false)
                .addAcceptorConfiguration("hub", "vm://0")
                .addAcceptorConfiguration("agencies", senders.url());
        Role hub = role(HUB, true);
        setup.putSecurityRoles("#", Set.of(hub));
        // Agencies may send their events, and read nothing.
        setup.putSecurityRoles("housing.#", Set.of(hub, role(AGENCIES, false)));
        setup.putSecurityRoles("probation.#", Set.of(hub, role(AGENCIES, false)));
        setup.addAddressSetting("#", address(settings, settings.intakeAttempts()));
        setup.addAddressSetting("delivery.#", address(settings, -1));
        setup.addAddressSetting("housing.#", address(settings, -1));
        setup.addAddressSetting("probation.#", address(settings, -1));
        return setup;
    }

    @Bean
    EventSenders eventSenders(BrokerSettings settings) throws IOException {
        if (!settings.isEmbedded()) {
            return new EventSenders(settings.url(), AGENCIES, "");
        }
        int port = settings.port() == 0 ? freePort() : settings.port();
        return new EventSenders("tcp://127.0.0.1:" + port, AGENCIES, agenciesPassword);
    }

    @Bean(destroyMethod = "stop")
    ConnectionFactory connectionFactory(
            BrokerSettings settings, org.springframework.beans.factory.ObjectProvider<EmbeddedActiveMQ> embedded) {
        embedded.getIfAvailable();
        ActiveMQConnectionFactory factory = settings.isEmbedded()
                ? new ActiveMQConnectionFactory("vm://0", HUB, hubPassword)
                : new ActiveMQConnectionFactory(settings.url(), settings.user(), settings.password());
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(factory);
        pool.setMaxConnections(2);
        return pool;
    }

    private static AddressSettings address(BrokerSettings settings, int attempts) {
        return new AddressSettings()
                .setMaxDeliveryAttempts(attempts)
                .setRedeliveryDelay(settings.firstRetrySeconds() * 1000L)
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(settings.longestRetrySeconds() * 1000L)
                .setDeadLetterAddress(SimpleString.of("failed"))
                .setExpiryAddress(SimpleString.of("expired"))
                .setAutoCreateDeadLetterResources(true)
                .setDeadLetterQueuePrefix(SimpleString.of("failed."))
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(ADDRESS_BYTES_IN_MEMORY)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false);
    }

    private static Role role(String name, boolean isHub) {
        return new Role(name, true, isHub, true, isHub, true, isHub, isHub, isHub, true, isHub, false, false);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String password() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
