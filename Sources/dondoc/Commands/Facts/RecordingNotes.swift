import Campaigns
import Delivery
import Home
import Texts

/// Says where facts are known only from an instant on that lies ahead: of the last pass, of the clock.
struct RecordingNotes {
    let workspace: Workspace
    let campaign: Campaign
    let time: RecordingTime

    /// nil where a person need not be told: facts are always known later than the last pass of a home
    /// that goes by the machine's clock, and whoever says what time it is knows.
    func line() throws -> Phrase? {
        let zone = campaign.zone
        let recorded = zone.civil(of: time.recorded).toMinute
        guard try workspace.store.passClock() == .told else {
            let isAhead = time.recorded > WallClock.now().adding(minutes: 5)
            return isAhead ? RehearsalWords.recordedAfterNow(recorded) : nil
        }
        guard !time.isGiven, let lastPass = try workspace.store.lastPass(of: campaign.id),
            time.recorded > lastPass
        else { return nil }
        let pass = zone.civil(of: lastPass).toMinute
        return RehearsalWords.recordedAfterPass(recorded, lastPass: pass)
    }
}
