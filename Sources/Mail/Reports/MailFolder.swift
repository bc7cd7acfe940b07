package import Foundation

/// The messages of a Maildir, a folder of message files, an mbox file or a single message.
package struct MailFolder {
    /// Files in the order of their names.
    package let files: [URL]

    /// Throws where nothing can be read at that path.
    package init(path: String) throws {
        let url = URL(fileURLWithPath: path)
        let type = try FileManager.default.attributesOfItem(atPath: path)[.type]
        guard type as? FileAttributeType == .typeDirectory else {
            files = [url]
            return
        }
        let inner = ["new", "cur"].map(url.appendingPathComponent)
            .filter { FileManager.default.fileExists(atPath: $0.path) }
        files = try (inner.isEmpty ? [url] : inner).flatMap { folder in
            try FileManager.default.contentsOfDirectory(
                at: folder,
                includingPropertiesForKeys: [.isRegularFileKey]
            ).filter {
                let isFile = try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile
                return isFile ?? false
            }
        }.sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    /// The messages of one file: many where it is an mbox (RFC 4155), which begins with `From `.
    package static func messages(in octets: Data) -> [Data] {
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
}
