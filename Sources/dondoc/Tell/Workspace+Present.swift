import Campaigns
import Delivery
import Home

extension Workspace {
    /// What time it is for the home: as `--now` says; else by the machine's clock, or, where passes go by
    /// what they are told, as the last of them was told.
    ///
    /// `zone`: asked for only where `--now` is local to one.
    func present(_ now: NowOptions, zone: @autoclosure () throws -> CivilZone) throws -> Instant {
        try now.now == nil ? present() : now.instant(zone: zone())
    }

    /// The same where nobody says otherwise.
    func present() throws -> Instant {
        guard try store.passClock() == .told, let last = try lastPass() else {
            return WallClock.now()
        }
        return last
    }

    /// When the last pass over any campaign was; nil where none was.
    func lastPass() throws -> Instant? {
        try store.activeCampaigns().compactMap { try store.lastPass(of: $0.id) }.max()
    }
}
