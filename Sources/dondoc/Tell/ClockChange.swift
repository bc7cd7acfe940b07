import Campaigns
import Delivery
import Home

/// Keeps a home from going by the machine's clock after it went by what it was told, and the other way round,
/// unless a person means it.
struct ClockChange {
    private let workspace: Workspace
    /// The person said `--yes`.
    private let isMeant: Bool

    init(of workspace: Workspace, isMeant: Bool) {
        self.workspace = workspace
        self.isMeant = isMeant
    }

    /// The home goes by the machine's clock from now on; throws where it lies elsewhere than the last pass, which
    /// went by a told time.
    func goByTheMachine() throws {
        if !isMeant, try workspace.store.passClock() == .told,
            let last = try workspace.lastPass(), Self.differs(last)
        {
            let words = RehearsalWords.goesByWhatItIsTold(lastPass: try workspace.local(last))
            throw CommandFailure(words)
        }
        try workspace.store.notePasses(by: .machine)
    }

    /// The pass goes by that time; throws where it is another than the machine's, by which the home goes.
    func go(byTold present: Instant) throws {
        guard Self.differs(present) else { return try goByTheMachine() }
        if !isMeant, try workspace.store.passClock() == .machine {
            let last = try workspace.lastPass().map { try workspace.local($0) }
            throw CommandFailure(RehearsalWords.goesByTheClock(lastPass: last))
        }
        try workspace.store.notePasses(by: .told)
    }

    /// Who types the time that it is takes a while.
    private static func differs(_ instant: Instant) -> Bool {
        let minutes = Int64(ClockCorrection.tolerance)
        return abs(instant.milliseconds - WallClock.now().milliseconds) > minutes * 60_000
    }
}
