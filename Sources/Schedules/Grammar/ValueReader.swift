import Campaigns
import Texts

/// Reads the values of one block's keys and collects what is wrong with them.
struct ValueReader {
    let block: Block
    private(set) var findings: [Finding] = []

    init(_ block: Block) {
        self.block = block
    }

    func has(_ key: Key) -> Bool {
        block.entries.contains { $0.key == key }
    }

    func entry(_ key: Key) -> Block.Entry? {
        block.entries.first { $0.key == key }
    }

    /// The value of the key's only line; nil where it is absent or wrong.
    mutating func value<Value>(
        _ key: Key,
        _ parse: (inout Cursor) throws(Finding) -> Value
    ) -> Value? {
        guard let entry = entry(key) else { return nil }
        return value(of: entry, parse)
    }

    /// The values of all lines of the key, without the wrong ones.
    mutating func values<Value>(
        _ key: Key,
        _ parse: (inout Cursor) throws(Finding) -> Value
    ) -> [Value] {
        var values: [Value] = []
        for entry in block.entries where entry.key == key {
            if let value = value(of: entry, parse) { values.append(value) }
        }
        return values
    }

    mutating func value<Value>(
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
            block.record?.note(cursor.spellings, at: entry.line, of: block.path)
            return value
        } catch {
            findings.append(error)
            return nil
        }
    }

    mutating func string(_ key: Key) -> String? {
        value(key) { cursor throws(Finding) in try cursor.string() }
    }

    mutating func flag(_ key: Key) -> Bool? {
        value(key) { cursor throws(Finding) in
            if cursor.accept(.yes) { return true }
            try cursor.expect(.no)
            return false
        }
    }

    /// Reports every required key that has no line at all.
    mutating func requireKeys() {
        guard !block.isDamaged else { return }
        for key in block.kind.requiredKeys where !has(key) {
            report(.missingKey, Findings.missingKey(key.label, in: block.kind.label))
        }
    }

    /// Reports something about the block as a whole, at its head.
    mutating func report(_ code: FindingCode, _ message: Phrase, _ suggestion: String? = nil) {
        findings.append(
            Finding(
                code,
                path: block.path,
                line: block.line,
                column: block.column,
                length: block.length,
                message,
                suggestion: suggestion
            )
        )
    }

    /// Reports something about a whole line, at its key.
    mutating func report(
        _ code: FindingCode,
        at entry: Block.Entry,
        _ message: Phrase,
        _ suggestion: String? = nil
    ) {
        findings.append(
            Finding(
                code,
                path: block.path,
                line: entry.line,
                column: entry.column,
                length: entry.length,
                message,
                suggestion: suggestion
            )
        )
    }

    mutating func report(_ finding: Finding) {
        findings.append(finding)
    }
}

extension Cursor {
    /// `từ` date `đến` date, both included.
    mutating func validity() throws(Finding) -> ClosedRange<CivilDate> {
        if startsDate, let token = current {
            _ = accept(.from)
            throw finding(
                .expected,
                token,
                Findings.expected(Findings.quoted(Term.from.label), found: token.text),
                "từ \(token.text)"
            )
        }
        try expect(.from)
        let start = current
        let lower = try date()
        try expect(.until)
        let upper = try date()
        guard lower <= upper else {
            throw finding(
                .reversedRange,
                start ?? token(at: 0),
                Findings.reversedDates(lower, upper)
            )
        }
        return lower...upper
    }

    /// A date, or a date `đến` a date.
    mutating func days() throws(Finding) -> ClosedRange<CivilDate> {
        let start = current
        let lower = try date()
        guard accept(.until) else { return lower...lower }
        let upper = try date()
        guard lower <= upper else {
            throw finding(
                .reversedRange,
                start ?? token(at: 0),
                Findings.reversedDates(lower, upper)
            )
        }
        return lower...upper
    }

    mutating func window() throws(Finding) -> SendWindow {
        if accept(.anyTime) { return .anyTime }
        let from = try time()
        try expect(.until)
        return .daily(from: from, until: try time())
    }

    /// `[string] <addr-spec>`.
    mutating func address() throws(Finding) -> EmailAddress {
        var name: String?
        if case .string = current?.kind { name = try string() }
        guard let token = current, case .address(let text) = token.kind else {
            throw unexpected(Findings.anAddress)
        }
        guard let address = EmailAddress(text.trimmedBlanks, displayName: name) else {
            throw finding(.badAddress, token, Findings.badAddress(text))
        }
        advance()
        return address
    }

    mutating func identifiers() throws(Finding) -> [(text: String, token: Token)] {
        var list = [try identifier()]
        while accept(.comma) { list.append(try identifier()) }
        return list
    }

    mutating func names(_ what: Phrase) throws(Finding) -> [Name] {
        var list = [try name(what)]
        while accept(.comma) { list.append(try name(what)) }
        return list
    }

    func finding(_ code: FindingCode, _ token: Token?, _ message: Phrase) -> Finding {
        Finding(
            code,
            path: path,
            line: line,
            column: token?.column ?? 1,
            length: token?.length ?? 1,
            message
        )
    }

    /// A path of one word, relative, without `..`.
    mutating func relativePath() throws(Finding) -> String {
        guard let token = current, token.folded != nil else { throw unexpected(Findings.aPath) }
        guard !token.text.hasPrefix("/"), !token.text.split(separator: "/").contains("..") else {
            throw finding(.badPath, token, Findings.badPath(token.text))
        }
        advance()
        return token.text
    }
}
