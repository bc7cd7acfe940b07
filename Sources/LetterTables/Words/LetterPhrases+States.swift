package import Delivery
package import Texts

/// The states of letters as people name them.
extension LetterPhrases {
    /// The states that a word means, in either language and however it is typed: `chờ gửi`, `cho-gui`,
    /// `held`, `inFlight`; nil for a word that means none.
    ///
    /// A letter in hand and one whose content is leaving read alike: `đang gửi` means both.
    package static func states(named word: String) -> [LetterState]? {
        let wanted = key(word)
        let states = LetterState.allCases.filter { state in
            names(of: state).contains { key($0) == wanted }
        }
        return states.isEmpty || wanted.isEmpty ? nil : states
    }

    /// All of them in a line: `chờ gửi (pending), đang gửi (claimed, inFlight), …`.
    package static func stateNames(_ language: Language) -> String {
        var groups: [(name: String, words: [String])] = []
        for state in LetterState.allCases {
            let name = shortName(of: state)(language)
            if let last = groups.indices.last, groups[last].name == name {
                groups[last].words.append(state.rawValue)
            } else {
                groups.append((name, [state.rawValue]))
            }
        }
        return groups.map { group in
            group.words == [group.name]
                ? group.name : "\(group.name) (\(group.words.joined(separator: ", ")))"
        }.joined(separator: ", ")
    }

    /// A word or two for a state.
    private static func shortName(of state: LetterState) -> Phrase {
        switch state {
        case .pending, .claimed, .inFlight, .deferred, .held, .sent, .failed, .skipped, .cancelled:
            self.state(state)
        case .ambiguous: Phrase(vi: "chưa rõ", en: "ambiguous")
        case .expired: Phrase(vi: "lỡ", en: "expired")
        case .quarantined: Phrase(vi: "cách ly", en: "quarantined")
        }
    }

    /// What people may call it: as stored, in short, as tables show it.
    private static func names(of state: LetterState) -> [String] {
        var phrases = [shortName(of: state), self.state(state)]
        if state == .held {
            phrases += Reason.Code.allCases.map { held(because: $0) } + [held(because: nil)]
        }
        return [state.rawValue] + phrases.flatMap { [$0.vi, $0.en] }
    }

    /// Without case, diacritics and whatever stands between words.
    private static func key(_ word: String) -> String {
        word.foldedWords.replacing(" ", with: "")
    }
}
