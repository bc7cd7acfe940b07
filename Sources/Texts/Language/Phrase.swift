/// A sentence or a word in both languages; there is no way to write one without the other.
package struct Phrase: Hashable, Sendable {
    package let vi: String
    package let en: String

    package init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    package func callAsFunction(_ language: Language) -> String {
        switch language {
        case .vietnamese: vi
        case .english: en
        }
    }

    /// A text that is the same in both languages: a name, a number, a command.
    package static func verbatim(_ text: String) -> Phrase {
        Phrase(vi: text, en: text)
    }

    package static func joined(_ phrases: [Phrase], by separator: String) -> Phrase {
        Phrase(
            vi: phrases.map(\.vi).joined(separator: separator),
            en: phrases.map(\.en).joined(separator: separator)
        )
    }
}
