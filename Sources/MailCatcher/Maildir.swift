package import Foundation
import Hashing
import Synchronization

/// Writes letters into a Maildir; those that come without a name are named by the order of their arrival
/// and their content.
///
/// Names hold no host or process id, so that the same letters give the same names.
package final class Maildir: Sendable {
    package let url: URL
    private let count = Mutex(0)

    package init(url: URL) throws {
        self.url = url
        for name in ["tmp", "new", "cur"] {
            try FileManager.default.createDirectory(
                at: url.appendingPathComponent(name),
                withIntermediateDirectories: true
            )
        }
    }

    /// Removes the letters of an earlier run; false where the folder holds anything else.
    package static func clear(_ url: URL) throws -> Bool {
        let folder = url.appendingPathComponent("new")
        guard FileManager.default.fileExists(atPath: folder.path) else { return true }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        guard names.allSatisfy(isOurs) else { return false }
        for name in names {
            try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
        return true
    }

    /// `000026.4be7….eml`, or a name that begins with a time: `2021-03-08T0800-….eml`.
    private static func isOurs(_ name: String) -> Bool {
        guard name.hasSuffix(".eml") else { return false }
        let start = name.prefix(15)
        return start.prefix(6).allSatisfy(\.isNumber)
            || start.prefixMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{4}/) != nil
    }

    package var received: Int { count.withLock { $0 } }

    /// Keeps the letter; it is whole under its name or not there at all.
    package func keep(_ content: [UInt8]) throws {
        let number = count.withLock { count in
            count += 1
            return count
        }
        let hash = SHA256.hash(content).prefix(8).hexadecimal
        let digits = String(number)
        let padded = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        try keep(content, as: "\(padded).\(hash).eml")
    }

    /// Keeps the letter under that name, which no other has.
    package func keep(_ content: [UInt8], as name: String) throws {
        let temporary = url.appendingPathComponent("tmp").appendingPathComponent(name)
        try Data(content).write(to: temporary)
        try FileManager.default.moveItem(
            at: temporary,
            to: url.appendingPathComponent("new").appendingPathComponent(name)
        )
    }
}
