import Campaigns
import Texts

/// Tells whose to mend a finding is that was made while reading files, before any campaign is looked at.
struct FindingOwners {
    /// Those of all files, each file's in the order of its lines.
    let blocks: [Block]
    let doubts: Doubts

    /// Whether the finding is the campaign's to mend; `own`: its blocks.
    ///
    /// It is where it lies in a block of its own or in a calendar or mail server that it names, and where a
    /// head of its files cannot be read. A mistyped key of campaign `a` does not refuse `b`, which names the
    /// calendar in the same file.
    func concerns(_ campaign: CampaignID, with own: [Block], _ finding: Finding) -> Bool {
        let block = blocks.last { $0.path == finding.path && $0.line <= finding.line }
        let unread = doubts.unreadHead(at: finding.line, of: finding.path)?.number ?? 0
        guard let block, unread <= block.line else {
            return own.contains { $0.path == finding.path }
        }
        return block.kind.isShared
            ? own.contains { $0.calls(for: block) } : block.campaign == campaign
    }
}
