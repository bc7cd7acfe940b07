package import Foundation

/// The messages of a Maildir, a folder of message files or of such folders, an mbox file or a single
/// message.
package struct MailFolder {
    /// Files in the order of their names.
    package let files: [URL]

    /// Throws where nothing can be read at that path.
    package init(path: String) throws {
        let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        let type = try FileManager.default.attributesOfItem(atPath: url.path)[.type]
        guard type as? FileAttributeType == .typeDirectory else {
            files = [url]
            return
        }
        var visited: Set<String> = []
        files = try Self.files(in: url, visiting: &visited)
            .sorted { ($0.lastPathComponent, $0.path) < ($1.lastPathComponent, $1.path) }
    }

    /// The files of a folder and of the folders in it; of a Maildir those of `new` and `cur`, for in `tmp`
    /// are letters that are being written.
    ///
    /// `visited`: folders by their real paths, since links may lead in a circle.
    private static func files(in folder: URL, visiting visited: inout Set<String>) throws -> [URL] {
        guard visited.insert(folder.path).inserted else { return [] }
        let entries = try FileManager.default.contentsOfDirectory(
            at: folder,
            includingPropertiesForKeys: [.isRegularFileKey, .isDirectoryKey]
        ).map { $0.resolvingSymlinksInPath() }
        let names = Set(entries.map(\.lastPathComponent))
        let isMaildir = names.contains("new") || names.contains("cur")
        var files: [URL] = []
        for entry in entries {
            let kind = try? entry.resourceValues(forKeys: [.isRegularFileKey, .isDirectoryKey])
            if kind?.isRegularFile ?? false {
                if !isMaildir { files.append(entry) }
            } else if kind?.isDirectory ?? false,
                !(isMaildir && entry.lastPathComponent == "tmp")
            {
                files += try Self.files(in: entry, visiting: &visited)
            }
        }
        return files
    }

    /// The messages of one file: many where it is an mbox (RFC 4155), which begins with `From `.
    package static func messages(in octets: Data) -> [Data] {
        let octets = withLineFeeds(octets)
        let mark = Data("From ".utf8)
        guard octets.starts(with: mark) else { return [octets] }
        var messages: [Data] = []
        var start = octets.startIndex
        var isAfterEmpty = true
        var line = octets.startIndex
        while line < octets.endIndex {
            let end = octets[line...].firstIndex(of: 10) ?? octets.endIndex - 1
            if isAfterEmpty, octets[line...].starts(with: mark) {
                if line > start { messages.append(octets[start..<line]) }
                start = end + 1
            }
            isAfterEmpty = octets[line...end].allSatisfy { $0 == 10 || $0 == 13 }
            line = end + 1
        }
        if start < octets.endIndex { messages.append(octets[start...]) }
        return messages.map { Data($0) }
    }

    /// The same where lines end in LF; else with one for each CR, as files of old systems have them alone.
    private static func withLineFeeds(_ octets: Data) -> Data {
        guard octets.contains(13), !octets.contains(10) else { return octets }
        return Data(octets.map { $0 == 13 ? 10 : $0 })
    }
}
