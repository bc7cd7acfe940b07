import Campaigns
import Texts

/// Reads the values of one block's keys; what is wrong with them goes into the box of findings.
struct ValueReader {
    let block: Block
    let findings: FindingBox

    init(_ block: Block, _ findings: FindingBox) {
        self.block = block
        self.findings = findings
    }

    func has(_ key: Key) -> Bool { entry(key) != nil }

    func entry(_ key: Key) -> Block.Entry? { block.entry(key) }

    /// The value of the key's only line; nil where it is absent or wrong.
    func value<Value>(
        _ key: Key,
        _ parse: (inout Cursor) throws(Finding) -> Value
    ) -> Value? {
        guard let entry = entry(key) else { return nil }
        return value(of: entry, parse)
    }

    /// The values of all lines of the key, without the wrong ones.
    func values<Value>(
        _ key: Key,
        _ parse: (inout Cursor) throws(Finding) -> Value
    ) -> [Value] {
        var values: [Value] = []
        for entry in block.entries where entry.key == key {
            if let value = value(of: entry, parse) { values.append(value) }
        }
        return values
    }

    /// The value of that line; nil, and a finding, where it is wrong.
    func value<Value>(
        of entry: Block.Entry,
        _ parse: (inout Cursor) throws(Finding) -> Value
    ) -> Value? {
        guard !entry.isBroken else { return nil }
        var cursor = Cursor(
            path: block.path,
            line: entry.line,
            tokens: entry.tokens,
            endColumn: entry.endColumn,
            doubts: block.doubts
        )
        do throws(Finding) {
            let value = try parse(&cursor)
            try cursor.finish()
            block.record?.note(cursor.spellings, at: entry.place)
            return value
        } catch {
            findings.add(error)
            return nil
        }
    }

    func string(_ key: Key) -> String? {
        value(key) { cursor throws(Finding) in try cursor.string() }
    }

    func flag(_ key: Key) -> Bool? {
        value(key) { cursor throws(Finding) in
            if cursor.accept(.yes) { return true }
            try cursor.expect(.no)
            return false
        }
    }

    /// Reports every required key that has no line at all.
    func requireKeys() {
        guard !block.isDamaged else { return }
        for key in block.kind.requiredKeys where !has(key) {
            report(.missingKey, Findings.missingKey(key.label, in: block.kind.label))
        }
    }

    /// Reports something about the block as a whole, at its head.
    func report(_ code: FindingCode, _ message: Phrase) {
        findings.add(Finding(code, block.place, message))
    }

    /// Reports something about a whole line, at its key.
    func report(_ code: FindingCode, at entry: Block.Entry, _ message: Phrase) {
        findings.add(code, at: entry, message)
    }
}
