package import Campaigns

/// A server that is paused for a row of refusals, and whom that concerns.
package struct StoppedServer: Hashable, Sendable {
    package let pause: ServerPause
    /// The campaigns that name the server.
    package let campaigns: [CampaignID]
    /// Those of them that have letters which may leave and do not.
    package let waiting: [CampaignID]
}
