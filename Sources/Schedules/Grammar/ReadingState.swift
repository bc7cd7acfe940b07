import Campaigns

/// How far a file has been read: the blocks that are complete, and what the next lines belong to.
struct ReadingState {
    /// What the lines below the last head belong to.
    private enum Owner {
        /// No head came yet: a line here is reported.
        case nobody
        case block(Block)
        /// The last head could not be read and was reported: nothing is said of its lines.
        case unreadable
    }

    private var complete: [Block] = []
    private var owner = Owner.nobody
    /// The campaign of the last `ĐỢT`; blocks before the first one get it later.
    private var campaign: CampaignID?

    /// The block that the next line belongs to.
    var block: Block? {
        if case .block(let block) = owner { block } else { nil }
    }

    var isBelowUnreadableHead: Bool {
        if case .unreadable = owner { true } else { false }
    }

    /// Begins a block, which completes the one before it.
    mutating func open(_ block: Block) {
        close()
        if block.kind == .campaign { campaign = CampaignID(block.id) }
        owner = .block(block)
    }

    /// Completes the block at hand; what follows belongs to a head that could not be read.
    mutating func openUnreadable() {
        close()
        owner = .unreadable
    }

    /// Changes the block at hand, if there is one.
    mutating func update(_ change: (inout Block) -> Void) {
        guard case .block(var block) = owner else { return }
        owner = .nobody
        change(&block)
        owner = .block(block)
    }

    private mutating func close() {
        guard case .block(var block) = owner else { return }
        block.campaign = campaign
        complete.append(block)
        owner = .nobody
    }

    /// Every block of the file, the one at hand completed.
    mutating func finish() -> [Block] {
        close()
        return complete
    }
}
