import Campaigns
import Texts

/// The blocks of one campaign, each id once.
///
/// Of two blocks with one id only the first counts: the second is reported at its head, and nothing is
/// said of its lines. Reminders, digests and bulletins share their ids.
struct CampaignBlocks {
    let id: CampaignID
    let all: [Block]
    /// The `ĐỢT` that has keys; nil, and a finding, where no file describes the campaign.
    let head: Block?

    init(_ blocks: [Block], of id: CampaignID, _ findings: FindingBox) {
        self.id = id
        all = Self.unrepeated(blocks, findings)
        head = Self.head(among: all, of: id, findings)
    }

    func of(_ kind: BlockKind) -> [Block] { all.filter { $0.kind == kind } }

    /// Reminders, digests and bulletins.
    var schedules: [Block] { all.filter(\.kind.isSchedule) }

    private static func unrepeated(_ blocks: [Block], _ findings: FindingBox) -> [Block] {
        var first: [String: Block] = [:]
        var kept: [Block] = []
        for block in blocks {
            guard block.kind != .campaign else {
                kept.append(block)
                continue
            }
            let key = (block.kind.isSchedule ? "schedule" : block.kind.rawValue) + " " + block.id
            if let earlier = first[key] {
                findings.add(.repeated(block, after: earlier))
            } else {
                first[key] = block
                kept.append(block)
            }
        }
        return kept
    }

    /// A file may begin with `ĐỢT bau-cu-2021` alone, to say what it belongs to; one file says more.
    private static func head(
        among blocks: [Block],
        of id: CampaignID,
        _ findings: FindingBox
    ) -> Block? {
        let heads = blocks.filter { $0.kind == .campaign }
        let full = heads.filter { !$0.entries.isEmpty || $0.name != nil }
        for extra in full.dropFirst() { findings.add(.repeated(extra, after: full[0])) }
        if full.isEmpty, let head = heads.first {
            findings.add(
                Finding(.noCampaign, head.place, Findings.campaignWithoutKeys(id.text))
            )
        }
        return full.first
    }
}

extension Finding {
    /// The finding that a block with that kind and id stands already elsewhere.
    static func repeated(_ block: Block, after earlier: Block) -> Finding {
        Finding(
            .repeatedBlock,
            block.place,
            Findings.repeatedBlock(
                block.kind.label,
                block.id,
                path: earlier.path,
                line: earlier.line
            )
        )
    }
}

extension BlockKind {
    fileprivate var isSchedule: Bool { [.reminder, .digest, .bulletin].contains(self) }
}
