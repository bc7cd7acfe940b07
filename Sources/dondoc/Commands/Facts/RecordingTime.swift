import Campaigns
import Intake

/// When a command runs and since when its facts are known, in the zone of one campaign.
///
/// Without `--recorded-at` both are the present. With `--recorded-at 2021-05-23T11:30` a figure
/// that was on paper at half past eleven is in all tables as of 12:00, even if it is typed in the
/// evening.
struct RecordingTime {
    let zone: CivilZone
    let present: Instant
    /// Never later than the present.
    let recorded: Instant
    /// A person said what time it is, or when the facts became known.
    let isGiven: Bool

    /// Throws where the facts would be known only in the future.
    init(_ recordedAt: InstantArgument?, _ now: NowOptions, in zone: CivilZone) throws {
        self.zone = zone
        isGiven = now.now != nil || recordedAt != nil
        present = now.instant(zone)
        recorded = recordedAt?.instant(zone, now: present) ?? present
        guard recorded <= present else { throw CommandFailure(IntakeWords.inFuture) }
    }

    /// The instant as a table has it, local: `2021-05-23T11:00:00`; nil means when it was recorded.
    func written(_ instant: InstantArgument?) -> String {
        zone.civil(of: instant?.instant(zone, now: present) ?? recorded).description
    }
}
