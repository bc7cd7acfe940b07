import Campaigns
import Delivery
import Foundation
import Home
import LetterTables
import Mail
import MailCatcher
import Synchronization
import Tables
import Texts

/// Keeps letters as files that a person finds, instead of sending them: `new/*.eml` and `index.csv`.
///
/// The folder is a Maildir, so that a mail program may open it, too. Several lines may write at once.
final class LetterFolder: Sendable {
    /// What a line writes with: all of it stays the same while letters leave.
    struct Source: Sendable {
        let letters: any LetterDesk
        let clock: @Sendable () -> Instant
        /// nil for a campaign whose letters cannot come here.
        let campaign: @Sendable (CampaignID) -> Campaign?
        /// Whether nobody but the replay itself let the letter go.
        let wasReleased: @Sendable (Int64) -> Bool
        /// The letters are those of a home, which may leave it by and by.
        var isOfHome = false
    }

    private let maildir: Maildir
    private let index: URL
    private let source: Source
    private let state = Mutex(State())

    private struct State {
        /// In small letters: some file systems know no others.
        var names: Set<String> = []
        /// Those that letters were of so far: reading one's files takes longer than writing a letter.
        var campaigns: [CampaignID: Campaign] = [:]
    }

    /// Empties the folder of the letters of an earlier run.
    ///
    /// Throws where it holds anything else.
    init(_ url: URL, _ source: Source) throws {
        self.source = source
        index = url.appendingPathComponent("index.csv")
        let heading = LetterIndex.empty.csv()
        guard try Self.isOurs(url, index, heading), try Maildir.clear(url) else {
            throw CommandFailure(Messages.inboxInUse(url.path))
        }
        maildir = try Maildir(url: url)
        try Data(heading.utf8).write(to: index)
    }

    /// Whether the folder is not there yet, or holds nothing but what an earlier run left.
    private static func isOurs(_ url: URL, _ index: URL, _ heading: String) throws -> Bool {
        guard FileManager.default.fileExists(atPath: url.path) else { return true }
        let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
        guard Set(names).isSubset(of: ["new", "cur", "tmp", "index.csv"]) else { return false }
        return try !names.contains("index.csv")
            || String(contentsOf: index, encoding: .utf8).hasPrefix(heading)
    }

    /// Where the letters and their list lie.
    var place: Phrase {
        let letters = maildir.url.appendingPathComponent("new").relativePath
        return Messages.lettersInFolder(letters, index: index.relativePath)
    }

    /// A line to the folder.
    var transport: any Transport { Line(folder: self) }

    fileprivate func keep(_ item: MailItem) throws {
        guard let letter = try source.letters.letter(item.id),
            let campaign = campaign(letter.row.campaign)
        else { throw CommandFailure(Messages.noLetter(item.id)) }
        let moment = campaign.zone.civil(of: source.clock())
        let name = LetterFileName(of: letter, in: campaign, leaving: moment).text
        try state.withLock { state in
            var file = name
            var number = 2
            while !state.names.insert(file.lowercased()).inserted {
                file = "\(name)-\(number)"
                number += 1
            }
            file += ".eml"
            let bytes = source.isOfHome ? Self.renamed(item.bytes) : item.bytes
            try maildir.keep(Array(bytes), as: file)
            try append(row(for: letter, in: campaign, file: file, moment, item.bytes))
        }
    }

    /// With another `Message-ID`: a mail system that was shown the rehearsed letter must not take the real one for it.
    private static func renamed(_ bytes: Data) -> Data {
        var bytes = bytes
        guard let name = bytes.firstRange(of: Data("\r\nMessage-ID: <".utf8)) else { return bytes }
        bytes.insert(contentsOf: Data("rehearsal.".utf8), at: name.upperBound)
        return bytes
    }

    private func campaign(_ id: CampaignID) -> Campaign? {
        if let known = state.withLock({ $0.campaigns[id] }) { return known }
        let campaign = source.campaign(id)
        state.withLock { $0.campaigns[id] = campaign }
        return campaign
    }

    private func row(
        for letter: LetterDetails,
        in campaign: Campaign,
        file: String,
        _ moment: CivilDateTime,
        _ bytes: Data
    ) -> Table {
        let rules = LetterIndex.rules(of: letter, in: campaign)
        var table = LetterIndex.empty
        table.append([
            "file": .text(file), "left_local": .text(moment.toMinute.description),
            "campaign": .text(letter.row.campaign.text),
            "unit": .text(letter.row.unit?.text ?? ""), "recipient": .text(letter.row.recipient),
            "rule": .text(rules.main), "subject": .text(letter.row.subject),
            "merged": .text(rules.merged.joined(separator: "; ")),
            "attachments": .text(StoredMessage(bytes).attachments.joined(separator: "; ")),
            "released_by_replay": .text(source.wasReleased(letter.row.id) ? "yes" : "no"),
        ])
        return table
    }

    /// Adds the rows of the table to the list.
    private func append(_ table: Table) throws {
        let rows = table.csv().split(separator: "\n", maxSplits: 1).last ?? ""
        let file = try FileHandle(forWritingTo: index)
        defer { try? file.close() }
        try file.seekToEnd()
        try file.write(contentsOf: Data(rows.utf8))
    }
}

/// One of the lines that letters reach the folder by.
private struct Line: Transport {
    let folder: LetterFolder

    func open() async throws(RelayFault) {}

    func deliver(
        _ letters: [MailItem],
        concluded: @Sendable (Int, Outcome) throws -> Bool
    ) async throws {
        let kept = Outcome.accepted(Reply(code: 250, enhanced: "2.0.0", text: "Ok: kept"))
        for (index, letter) in letters.enumerated() {
            try folder.keep(letter)
            guard try concluded(index, kept) else { return }
        }
    }

    func close() async {}
}
