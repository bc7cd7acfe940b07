import Texts

extension FindingBox {
    /// Adds a finding about a whole line, at its key.
    func add(_ code: FindingCode, at entry: Block.Entry, _ message: Phrase) {
        add(Finding(code, entry.place, message))
    }
}
