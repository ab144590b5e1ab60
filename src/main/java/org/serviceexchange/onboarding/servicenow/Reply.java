package org.serviceexchange.onboarding.servicenow;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an instance answered.
 *
 * @param result the part of it that matters
 * @param total  how many records there are; 0 where the instance did not say
 */
record Reply(JsonNode result, long total) {}
