import Campaigns
import Texts

/// Finds definitions whose name was mistyped: lines call for a name that is not there, and nobody
/// for one that is nearly it.
///
/// Where only one line calls for it, either may be the slip: the spelling whose words occur less in
/// all the files is.
struct MisspeltDefinitions {
    private let blocks: [Block]
    private let files: [SourceFile]
    /// The finding at the misspelt definition, for each name that its own calls for in vain.
    private var explanations: [Call: Finding] = [:]

    /// `findings`: those of each campaign.
    init(_ blocks: [Block], in files: [SourceFile], _ findings: [CampaignID: [Finding]]) {
        self.blocks = blocks
        self.files = files
        var calls: [Call: Set<Finding>] = [:]
        for (campaign, findings) in findings {
            for finding in findings {
                guard let call = Call(finding, of: campaign) else { continue }
                calls[call, default: []].insert(finding)
            }
        }
        guard !calls.isEmpty else { return }
        let words = wordCounts()
        for (call, places) in calls {
            explanations[call] = explanation(of: call, at: places.sorted(), words)
        }
    }

    /// The findings of a campaign, with "unknown name" findings replaced by one at the misspelt
    /// definition.
    ///
    /// Three lines call for `m1-abc` and the head says `MỐC m1-abd`: instead of three findings at the
    /// lines there is one at the head, which suggests `m1-abc`.
    func explain(_ findings: [Finding], of campaign: CampaignID) -> [Finding] {
        var told: Set<Call> = []
        return findings.compactMap { finding in
            guard let call = Call(finding, of: campaign), let explanation = explanations[call]
            else { return finding }
            return told.insert(call).inserted ? explanation : nil
        }
    }

    /// A name that nothing has, in a campaign; of what all campaigns share, in all.
    private struct Call: Hashable {
        let kind: BlockKind
        let name: String
        let campaign: CampaignID?

        init?(_ finding: Finding, of campaign: CampaignID) {
            guard let kind = finding.code.definedBy, let missing = finding.missing else {
                return nil
            }
            self.kind = kind
            name = missing.folded
            self.campaign = kind.isShared ? nil : campaign
        }
    }

    private func explanation(
        of call: Call,
        at places: [Finding],
        _ words: [Substring: Int]
    ) -> Finding? {
        let own = blocks.filter { call.campaign == nil || $0.campaign == call.campaign }
        guard let name = places[0].missing,
            let definition = own.first(where: { block in
                let names = [block.id, block.name].compactMap(\.self)
                return block.kind == call.kind && likelyWord(for: name, among: names) != nil
                    && !names.contains { Self.isCalledFor($0, in: own) }
            }),
            places.count > 1
                || [definition.id, definition.name].compactMap(\.self).contains(where: {
                    likelyWord(for: name, among: [$0]) != nil && isRarer($0, than: name, words)
                })
        else { return nil }
        return Finding(
            places[0].code,
            definition.place,
            Findings.misspeltDefinition(
                definition.name ?? definition.id,
                calledFor: name,
                by: places.count
            ),
            suggestion: name
        )
    }

    private func wordCounts() -> [Substring: Int] {
        var counts: [Substring: Int] = [:]
        for file in files {
            for line in file.lines + [file.path] {
                for word in Self.words(line) { counts[word, default: 0] += 1 }
            }
        }
        return counts
    }

    /// True where the words that only the name has occur less in the files than those that only the
    /// other has.
    private func isRarer(
        _ name: String,
        than other: String,
        _ counts: [Substring: Int]
    ) -> Bool {
        let (mine, theirs) = (Set(Self.words(name)), Set(Self.words(other)))
        func count(_ words: Set<Substring>) -> Int {
            words.map { counts[$0, default: 0] }.min() ?? 0
        }
        return count(mine.subtracting(theirs)) < count(theirs.subtracting(mine))
    }

    private static func words(_ text: String) -> [Substring] {
        text.foldedWords.split(separator: " ")
    }

    /// True where some line calls for the name: `may-chu-so` does not call for `may-chu-s`, nor the name
    /// `hội đồng thi đua` for the id `hoi-dong`.
    private static func isCalledFor(_ name: String, in blocks: [Block]) -> Bool {
        let words = " \(name.folded) "
        return blocks.contains { block in
            block.entries.contains { entry in
                let text = entry.tokens.map(\.text).joined(separator: " ").folded
                return " \(text) ".replacing(/[",]/, with: " ").contains(words)
            }
        }
    }
}

extension FindingCode {
    /// The kind of block that defines what a reference names.
    fileprivate var definedBy: BlockKind? {
        switch self {
        case .unknownMilestone: .milestone
        case .unknownRecipient: .recipients
        case .unknownCalendar: .calendar
        case .unknownMailServer: .mailServer
        case .unknownIndicator: .indicator
        default: nil
        }
    }
}
