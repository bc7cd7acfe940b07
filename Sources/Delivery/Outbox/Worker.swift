/// Who has letters in hand: a process, the start of the machine that it belongs to, and which of its
/// lines to the server.
package struct Worker: Hashable, Sendable {
    package let process: Int32
    /// Different after every start of the machine; empty where that cannot be told.
    package let boot: String
    /// From 1; 0 while the letters wait for a line.
    ///
    /// Over one line letters leave one after the other.
    package let line: Int

    package init(process: Int32, boot: String, line: Int = 0) {
        self.process = process
        self.boot = boot
        self.line = line
    }

    package init?(text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let numbers = parts[0].split(separator: "/")
        guard parts.count == 2, let first = numbers.first, let process = Int32(first) else {
            return nil
        }
        let line = numbers.count > 1 ? Int(numbers[1]) ?? 0 : 0
        self.init(process: process, boot: String(parts[1]), line: line)
    }

    package var text: String { "\(process)" + (line > 0 ? "/\(line)" : "") + "@\(boot)" }

    package func on(line: Int) -> Worker { Worker(process: process, boot: boot, line: line) }

    /// Whether what the other wrote is still there as it wrote it: a kill loses nothing, a loss of
    /// power may lose the last results.
    package func shares(bootOf other: Worker?) -> Bool {
        !boot.isEmpty && boot == other?.boot
    }

    /// Whether it belongs to the process of one of those, whatever their lines.
    package func isOne(of workers: Set<Worker>) -> Bool {
        workers.contains(on(line: 0)) || workers.contains(self)
    }
}
