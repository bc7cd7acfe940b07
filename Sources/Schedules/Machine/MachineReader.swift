import Campaigns
import Foundation
import Texts

/// Reads the values of `dondoc.conf`.
struct MachineReader {
    private let reader: ValueReader

    init(_ reader: ValueReader) {
        self.reader = reader
    }

    func settings() -> HomeSettings {
        var settings = HomeSettings()
        settings.database = value(.database) { cursor throws(Finding) in
            try cursor.databasePath()
        }
        settings.backup = value(.backup) { cursor throws(Finding) in try cursor.backup() }
        settings.metrics = value(.metrics) { cursor throws(Finding) in
            try cursor.metrics()
        }
        settings.ping = value(.ping) { cursor throws(Finding) in try cursor.pingAddress() }
        settings.web = value(.web) { cursor throws(Finding) in try cursor.loopbackPlace() }
        settings.activates = reader.flag(.activate)
        settings.machine = value(.machine) { cursor throws(Finding) in
            try cursor.unbroken(Findings.aMachineName)
        }
        settings.userHeader = value(.userHeader) { cursor throws(Finding) in
            try cursor.headerName()
        }
        for key in [Key.web, .activate, .userHeader] {
            guard let entry = reader.entry(key) else { continue }
            reader.report(.withoutEffect, at: entry, Findings.withoutEffect(key.label))
        }
        return settings
    }

    /// nil, too, where a password stands in the line, of which nothing is quoted then.
    private func value<Value>(
        _ key: Key,
        _ parse: (inout Cursor) throws(Finding) -> Value
    ) -> Value? {
        guard let entry = reader.entry(key) else { return nil }
        guard !entry.tokens.map(\.text).joined().holdsPassword else {
            let words =
                key == .database
                ? Findings.databasePassword(isInEnvironment: false) : Findings.accountInAddress
            reader.report(.secretWritten, at: entry, words)
            return nil
        }
        return reader.value(of: entry, parse)
    }
}

extension Cursor {
    /// A path of SQLite's file.
    fileprivate mutating func databasePath() throws(Finding) -> String {
        let start = current
        let path = try unbroken(Findings.aPath)
        guard DatabaseName(path) == nil else {
            throw finding(.badPath, start, Findings.otherDatabase(isInEnvironment: false))
        }
        return path
    }

    /// `hằng ngày lúc 02:00, giữ 14, vào /srv/sao-luu`.
    fileprivate mutating func backup() throws(Finding) -> HomeSettings.Backup {
        try expect(.daily)
        try expect(.at)
        var backup = HomeSettings.Backup(time: try time())
        while accept(.comma) {
            if backup.kept == nil, accept(.keep) {
                backup.kept = try number(1...9999)
            } else if backup.folder == nil, accept(.into) {
                backup.folder = try unbroken(Findings.aFolder)
            } else {
                throw unexpected()
            }
        }
        return backup
    }

    /// `tệp /var/lib/node/dondoc.prom`, `cổng 9464`, or both.
    fileprivate mutating func metrics() throws(Finding) -> HomeSettings.Metrics {
        var metrics = HomeSettings.Metrics()
        repeat {
            if metrics.file == nil, accept(.file) {
                metrics.file = try unbroken(Findings.aPath)
            } else if metrics.port == nil, accept(.port) {
                metrics.port = try portNumber()
            } else {
                throw unexpected()
            }
        } while accept(.comma)
        return metrics
    }

    /// A port of five digits is a word to the lexer.
    private mutating func portNumber() throws(Finding) -> Int {
        guard let token = current else { throw unexpected(Findings.aNumber) }
        guard let port = Int(token.text), token.text.utf8.allSatisfy({ (48...57).contains($0) })
        else { throw unexpected(Findings.aNumber) }
        guard (1...65_535).contains(port) else {
            throw finding(.numberOutOfRange, token, Findings.numberRange(1...65_535))
        }
        advance()
        return port
    }

    /// `https://hc.so.example/…`.
    fileprivate mutating func pingAddress() throws(Finding) -> String {
        let start = current
        let text = try unbroken(Findings.aPingAddress)
        guard let url = URLComponents(string: text), url.scheme?.lowercased() == "https",
            let host = url.host, !host.isEmpty
        else { throw finding(.badPath, start, Findings.badPingAddress) }
        return text
    }

    fileprivate mutating func loopbackPlace() throws(Finding) -> LoopbackPlace {
        let start = current
        let text = try unbroken(Findings.aLoopbackPlace)
        guard let place = LoopbackPlace(text) else {
            throw finding(.badPath, start, Findings.badLoopbackPlace(text))
        }
        return place
    }

    /// The name of a header, a token (RFC 9110 §5.6.2).
    fileprivate mutating func headerName() throws(Finding) -> String {
        let start = current
        let text = try unbroken(Findings.aHeaderName)
        let marks = Set("!#$%&'*+-.^_`|~".utf8)
        let isToken = text.utf8.allSatisfy { octet in
            (48...57).contains(octet) || (65...90).contains(octet) || (97...122).contains(octet)
                || marks.contains(octet)
        }
        guard !text.isEmpty, isToken else {
            throw finding(.expected, start, Findings.expected(Findings.aHeaderName, found: text))
        }
        return text
    }
}
