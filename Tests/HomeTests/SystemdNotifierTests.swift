import Foundation
import Glibc
import Home
import ProgramBench
import Testing

/// What systemd hears, by a socket that stands for its own.
@Suite struct SystemdNotifierTests {
    @Test(arguments: [true, false])
    func `each state arrives whole, by a path and by an abstract name`(isAbstract: Bool) throws {
        let systemd = try NotifySocket(isAbstract: isAbstract)
        let notifier = SystemdNotifier(environment: ["NOTIFY_SOCKET": systemd.address])
        #expect(notifier.isListening)
        #expect(notifier.notify(.ready, .status("thư tiếp theo lúc 08:00")))
        #expect(systemd.receive() == "READY=1\nSTATUS=thư tiếp theo lúc 08:00")
        #expect(notifier.notify(.watchdog))
        #expect(systemd.receive() == "WATCHDOG=1")
        #expect(notifier.notify(.reloading))
        #expect(systemd.receive() == "RELOADING=1")
        #expect(notifier.notify(.stopping))
        #expect(systemd.receive() == "STOPPING=1")
    }

    @Test func `a status is one line, and no longer than systemd reads`() throws {
        let systemd = try NotifySocket(isAbstract: true)
        let notifier = SystemdNotifier(environment: ["NOTIFY_SOCKET": systemd.address])
        #expect(notifier.notify(.status("a\nREADY=1\u{1B}[31m\r\nb")))
        #expect(systemd.receive() == "STATUS=a READY=1 [31m  b")
        #expect(notifier.notify(.status(String(repeating: "ế", count: 5000))))
        let long = try #require(systemd.receive())
        #expect(long.utf8.count < 4096)
        #expect(long.hasPrefix("STATUS=ếếế"))
    }

    @Test(arguments: [
        [:], ["NOTIFY_SOCKET": ""], ["NOTIFY_SOCKET": "@"], ["NOTIFY_SOCKET": "relative"],
        ["NOTIFY_SOCKET": "vsock:2:1234"],
    ])
    func `without a socket of a known kind nothing is done`(environment: [String: String]) {
        let notifier = SystemdNotifier(environment: environment)
        #expect(!notifier.isListening)
        #expect(!notifier.notify(.ready))
    }

    @Test(arguments: [
        "/nonexistent/notify", "@dondoc-nobody-listens", "/" + String(repeating: "x", count: 200),
    ])
    func `a socket that does not take it is no failure of the service`(address: String) {
        #expect(!SystemdNotifier(environment: ["NOTIFY_SOCKET": address]).notify(.ready))
    }

    @Test func `the watchdog's interval is ours only where it is meant for this process`() {
        func interval(_ more: [String: String]) -> Duration? {
            let environment = ["NOTIFY_SOCKET": "@x"].merging(more) { _, new in new }
            return SystemdNotifier(environment: environment, process: 42).watchdogInterval
        }
        #expect(interval(["WATCHDOG_USEC": "900000000"]) == .seconds(900))
        #expect(interval(["WATCHDOG_USEC": "900000000", "WATCHDOG_PID": "42"]) == .seconds(900))
        #expect(interval(["WATCHDOG_USEC": "900000000", "WATCHDOG_PID": "43"]) == nil)
        #expect(interval(["WATCHDOG_USEC": "soon"]) == nil)
        #expect(interval(["WATCHDOG_USEC": "0"]) == nil)
        #expect(interval([:]) == nil)
    }
}
