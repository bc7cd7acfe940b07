import Texts

/// What is said of a key that cannot stand where it stands.
extension BlockKind {
    func unknownKey(_ written: String) -> Phrase {
        self == .machine
            ? Findings.unknownSetting(written) : Findings.unknownKey(written, in: label)
    }

    /// `sao lưu:` for `sao lưu hằng ngày lúc 02`, a setting without its colon, which the value has one of; nil for
    /// other kinds, where a head may begin with a key's words.
    func missingColon(_ written: String) -> String? {
        guard self == .machine else { return nil }
        let words = written.folded + " "
        return Key.allCases.filter { $0.blocks == [self] }.flatMap(\.spellings)
            .first { words.hasPrefix($0.folded + " ") }.map { "\($0):" }
    }

    /// The key is one of other blocks, or of `dondoc.conf`.
    func misplaced(_ key: Key) -> Phrase {
        if key.blocks == [.machine] { return Findings.keyOfSettings(key.label) }
        let homes = Phrase.joined(key.blocks.map(\.label), by: ", ")
        return self == .machine
            ? Findings.keyOfSchedules(key.label, of: homes)
            : Findings.misplacedKey(key.label, of: homes, in: label)
    }

    /// `line`: where the key stands already.
    func repeated(_ key: Key, line: Int) -> Phrase {
        self == .machine
            ? Findings.repeatedSetting(key.label, line: line)
            : Findings.repeatedKey(key.label, line: line)
    }
}
