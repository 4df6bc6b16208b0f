package dev.pollux.sync.mqtt;

import com.hivemq.extension.sdk.api.client.parameter.ServerInformation;
import com.hivemq.extension.sdk.api.services.publish.PublishService;
import com.hivemq.extension.sdk.api.services.session.ClientService;
import com.hivemq.extension.sdk.api.services.subscription.SubscriptionStore;

/// What the running broker lets us do.
record BrokerServices(
        PublishService publishing, ClientService clients, SubscriptionStore subscriptions, ServerInformation server) {}
