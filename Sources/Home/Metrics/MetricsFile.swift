package import Foundation
import Glibc

/// The file in which the numbers stand, for node_exporter's textfile collector.
package struct MetricsFile: Sendable {
    package let url: URL

    package init(path: String) {
        url = URL(fileURLWithPath: path)
    }

    /// Writes the text to a file beside it, readable by everybody, which then takes its place whole.
    ///
    /// Throws what the file system says, and `CocoaError.fileWriteFileExists` where a file of another kind has the name:
    /// a slip in the settings must not cost a database. The old file stays then.
    package func write(_ text: String) throws {
        guard holdsNumbers else {
            throw CocoaError(.fileWriteFileExists, userInfo: [NSFilePathErrorKey: url.path])
        }
        // Not *.prom, which the collector would read.
        let draft = url.deletingLastPathComponent()
            .appendingPathComponent(".\(url.lastPathComponent).moi")
        try? FileManager.default.removeItem(at: draft)
        do {
            // A link that somebody put there meanwhile is not followed.
            try Data(text.utf8).write(to: draft, options: .withoutOverwriting)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o644],
                ofItemAtPath: draft.path
            )
            guard unsafe rename(draft.path, url.path) == 0 else {
                throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: url.path])
            }
        } catch {
            try? FileManager.default.removeItem(at: draft)
            throw error
        }
    }

    /// The file is missing, empty, or begins as metrics do.
    private var holdsNumbers: Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
        guard let kind = attributes?[.type] as? FileAttributeType else { return true }
        guard kind == .typeRegular, let file = FileHandle(forReadingAtPath: url.path) else {
            return false
        }
        let start = (try? file.read(upToCount: 7)) ?? Data()
        return start.isEmpty || start == Data("# HELP ".utf8)
    }
}
