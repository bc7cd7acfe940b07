import Dispatch
package import Foundation

/// `dondoc run` in the background, whose log is waited for line by line.
package final class RunningService {
    package let process: Process
    private let errors: FileHandle
    /// What it has said so far.
    package private(set) var log = ""

    package init(_ program: DonDocProgram) throws {
        let (process, _, errors) = try program.start(["run"])
        self.process = process
        self.errors = errors.fileHandleForReading
    }

    /// Reads on until a line that holds the words has been read; returns it.
    ///
    /// Throws where the service ends before, and where it does not say so within two minutes: then it is killed, so that a
    /// sentence that is not said fails one test and does not hold up all of them.
    @discardableResult
    package func wait(for words: String) throws -> String {
        let identifier = process.processIdentifier
        let guardian = DispatchWorkItem { Foundation.kill(identifier, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + 120, execute: guardian)
        defer { guardian.cancel() }
        var line = Data()
        while let byte = try errors.read(upToCount: 1), let octet = byte.first {
            guard octet == UInt8(ascii: "\n") else {
                line.append(octet)
                continue
            }
            let text = String(decoding: line, as: UTF8.self)
            log += text + "\n"
            if text.contains(words) { return text }
            line = Data()
        }
        throw Ended(log: log)
    }

    /// The service ended though more was to be said.
    package struct Ended: Error {
        package let log: String
    }

    /// Nobody reads its log any more.
    package func closeLog() throws { try errors.close() }

    package func send(_ signal: Int32) { Foundation.kill(process.processIdentifier, signal) }

    /// Stops it as systemd does; returns its exit code.
    package func stop() -> Int32 {
        send(SIGTERM)
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// For a test that failed.
    package func kill() {
        if process.isRunning { send(SIGKILL) }
    }
}
