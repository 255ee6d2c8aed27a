package kinbridge.needtoknow;

import java.util.Map;

/**
 * The law as it stands on the day of a decision: a duty that Parliament has passed counts from its date,
 * and not before.
 *
 * @param gateways the text of each legal gateway
 * @param gatewaysLeavingPart3 the same, for police and probation data that leave law enforcement
 * @param dutyToDisclose whether section 16LA of the Children Act 2004 is in force
 */
record LawInForce(Map<String, String> gateways, Map<String, String> gatewaysLeavingPart3, boolean dutyToDisclose) {

    LawInForce {
        gateways = Map.copyOf(gateways);
        gatewaysLeavingPart3 = Map.copyOf(gatewaysLeavingPart3);
    }

    String gateway(String id) {
        return gateways.getOrDefault(id, "");
    }

    String gatewayLeavingPart3(String id) {
        return gatewaysLeavingPart3.getOrDefault(id, "");
    }
}
