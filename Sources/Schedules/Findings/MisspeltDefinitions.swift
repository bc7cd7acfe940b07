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
        let texts = Self.texts(of: blocks)
        let sorted = calls.mapValues { $0.sorted() }
            .sorted { ($0.value[0], $0.key.name) < ($1.value[0], $1.key.name) }
        for (call, places) in sorted.prefix(Self.mostCalls) {
            explanations[call] = explanation(of: call, at: places, words, texts)
        }
    }

    /// The causes of so many missing names are looked for among all blocks; who misses more has them all to mend.
    private static let mostCalls = 50

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
        _ words: [Substring: Int],
        _ texts: [Text]
    ) -> Finding? {
        func isOwn(_ campaign: CampaignID?) -> Bool {
            call.campaign == nil || campaign == call.campaign
        }
        guard let name = places[0].missing,
            let definition = blocks.first(where: { block in
                guard block.kind == call.kind, isOwn(block.campaign) else { return false }
                let names = [block.id, block.name].compactMap(\.self)
                return likelyWord(for: name, among: names) != nil
                    && !names.contains { name in
                        let words = " \(name.folded) "
                        return texts.contains { isOwn($0.campaign) && $0.words.contains(words) }
                    }
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

    /// What a line says, folded, with a blank before and behind each word.
    ///
    /// It calls for the names that it holds with these blanks: `may-chu-so` does not call for `may-chu-s`, nor
    /// the name `hội đồng thi đua` for the id `hoi-dong`.
    private struct Text {
        let campaign: CampaignID?
        let words: String
    }

    private static func texts(of blocks: [Block]) -> [Text] {
        blocks.flatMap { block in
            block.entries.map { entry in
                let text = entry.tokens.map(\.text).joined(separator: " ").folded
                let isMark = { (character: Character) in character == "\"" || character == "," }
                return Text(
                    campaign: block.campaign,
                    words: " \(String(text.map { isMark($0) ? " " : $0 })) "
                )
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
