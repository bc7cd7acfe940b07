import Texts

/// Finds definitions whose name was mistyped: lines call for a name that is not there, and nobody
/// for one that is nearly it.
///
/// Where only one line calls for it, either may be the slip: the spelling whose words occur less in
/// all the files is.
struct MisspeltDefinitions {
    private let blocks: [Block]
    private let files: [SourceFile]

    init(_ blocks: [Block], in files: [SourceFile]) {
        self.blocks = blocks
        self.files = files
    }

    /// The findings, with "unknown name" findings replaced by one at the misspelt definition.
    ///
    /// Three lines call for `m1-abc` and the head says `MỐC m1-abd`: instead of three findings at the
    /// lines there is one at the head, which suggests `m1-abc`.
    func explain(_ findings: [Finding]) -> [Finding] {
        let calls = Dictionary(grouping: findings.filter { $0.missing != nil }) {
            Call(code: $0.code, name: $0.missing?.folded ?? "")
        }
        guard !calls.isEmpty else { return findings }
        var result = findings
        let words = wordCounts()
        for (call, places) in calls {
            guard let kind = call.code.definedBy, let name = places[0].missing,
                let definition = definition(of: kind, like: name),
                Set(places).count > 1
                    || [definition.id, definition.name].compactMap(\.self).contains(where: {
                        likelyWord(for: name, among: [$0]) != nil
                            && isRarer($0, than: name, words)
                    })
            else { continue }
            result.removeAll { places.contains($0) }
            result.append(
                Finding(
                    call.code,
                    definition.place,
                    Findings.misspeltDefinition(
                        definition.name ?? definition.id,
                        calledFor: name,
                        by: Set(places).count
                    ),
                    suggestion: name
                )
            )
        }
        return result
    }

    private struct Call: Hashable {
        let code: FindingCode
        let name: String
    }

    private func definition(of kind: BlockKind, like name: String) -> Block? {
        let candidates = blocks.filter { $0.kind == kind }
        return candidates.first { block in
            let names = [block.id, block.name].compactMap(\.self)
            return likelyWord(for: name, among: names) != nil && !names.contains(where: isCalledFor)
        }
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

    private func isCalledFor(_ name: String) -> Bool {
        let words = name.folded
        return blocks.contains { block in
            block.entries.contains { entry in
                entry.tokens.map(\.text).joined(separator: " ").folded.contains(words)
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
