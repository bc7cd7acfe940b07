import Campaigns
import Delivery
import Home

extension Workspace {
    /// What time it is for the home: as `--now` says; else by the machine's clock, or, where passes go by
    /// what they are told, as the last of them was told.
    ///
    /// `zone`: asked for only where `--now` is local to one.
    func present(_ now: NowOptions, zone: @autoclosure () throws -> CivilZone) throws -> Instant {
        if now.now == nil, try store.passClock() == .told, let last = try lastPass() { return last }
        return try now.instant(zone: zone())
    }

    /// The zone that all active sets share; UTC where they differ: campaigns in several zones have one clock in common.
    func commonZone() throws -> CivilZone {
        guard let zone = try sharedZone() ?? CivilZone(identifier: "UTC") else {
            throw CommandFailure(Messages.nowNeedsZone)
        }
        return zone
    }

    /// When the last pass over any campaign was; nil where none was.
    func lastPass() throws -> Instant? {
        try store.activeCampaigns().compactMap { try store.lastPass(of: $0.id) }.max()
    }
}
