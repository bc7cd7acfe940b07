/// Who has letters in hand: a process, and the start of the machine that it belongs to.
package struct Worker: Hashable, Sendable {
    package let process: Int32
    /// Different after every start of the machine; empty where that cannot be told.
    package let boot: String

    package init(process: Int32, boot: String) {
        self.process = process
        self.boot = boot
    }

    package init?(text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let process = Int32(parts[0]) else { return nil }
        self.init(process: process, boot: String(parts[1]))
    }

    package var text: String { "\(process)@\(boot)" }

    /// Whether what the other wrote is still there as it wrote it: a kill loses nothing, a loss of
    /// power may lose the last results.
    package func shares(bootOf other: Worker?) -> Bool {
        !boot.isEmpty && boot == other?.boot
    }
}
