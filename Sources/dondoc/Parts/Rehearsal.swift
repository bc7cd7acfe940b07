import Campaigns
import Delivery
import Foundation
import Home
import Texts

/// A home as it would go on from an instant: a copy of its store, and a folder in place of its servers.
///
/// Nothing of it reaches the home, its mail servers or anybody else.
struct Rehearsal {
    let workspace: Workspace
    let folder: LetterFolder

    /// Empties the folder of the letters of an earlier one.
    ///
    /// `workspace`: the home with a copy of its store. `inbox`: nil for `dien-tap` in the current folder.
    init(
        of workspace: Workspace,
        into inbox: String?,
        clock: @escaping @Sendable () -> Instant
    ) throws {
        self.workspace = workspace
        let source = LetterFolder.Source(
            letters: workspace.store,
            clock: clock,
            campaign: { try? workspace.storedCampaign($0) },
            wasReleased: { _ in false },
            isOfHome: true
        )
        do {
            folder = try LetterFolder(URL(fileURLWithPath: inbox ?? "dien-tap"), source)
        } catch let error as CocoaError {
            let why = Failures.phrase(for: error) ?? .verbatim(String(describing: error))
            throw CommandFailure(RehearsalWords.noInbox(why))
        }
    }

    var engine: Engine {
        let folder = folder
        return Engine(workspace, transport: { _ in folder.transport })
    }
}
