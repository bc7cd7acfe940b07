import Campaigns
import Delivery
import Foundation
import SMTP
import Synchronization

/// The SMTP engine alone: `EngineBench HOST PORT CONNECTIONS LETTERS OCTETS [overlap]`.
///
/// As many letters of so many octets over so many connections at once; exits with 1 where one of them
/// is not accepted. `overlap`: the next letter is announced with the content of the one before.
@main
struct EngineBench {
    static func main() async throws {
        let numbers = CommandLine.arguments.dropFirst(2).compactMap { Int($0) }
        guard numbers.count == 4, let sender = EmailAddress("phong@so.example"),
            let address = EmailAddress("chi.cuc.a@so.example")
        else {
            print("EngineBench HOST PORT CONNECTIONS LETTERS OCTETS [overlap]")
            exit(64)
        }
        let (connections, letters) = (numbers[1], numbers[2])
        var server = MailServer(
            id: "bench",
            host: CommandLine.arguments[1],
            port: numbers[0],
            isImplicitTLS: false,
            sender: sender
        )
        server.overlaps = CommandLine.arguments.last == "overlap"
        let bytes = content(of: numbers[3])
        var accepted = 0
        try await withThrowingTaskGroup(of: Int.self) { [server] group in
            for index in 0..<connections {
                let share = letters / connections + (index < letters % connections ? 1 : 0)
                let batch = Array(
                    repeating: MailItem(sender: sender, recipient: address, bytes: bytes),
                    count: share
                )
                group.addTask {
                    let count = Mutex(0)
                    let transport = SMTPTransport(server) { () throws(RelayFault) in nil }
                    try await transport.deliver(batch) { _, outcome in
                        guard case .accepted = outcome else { return false }
                        count.withLock { $0 += 1 }
                        return true
                    }
                    await transport.close()
                    return count.withLock { $0 }
                }
            }
            for try await share in group { accepted += share }
        }
        exit(accepted == letters ? 0 : 1)
    }

    private static func content(of octets: Int) -> Data {
        var text = "From: <phong@so.example>\r\nTo: <chi.cuc.a@so.example>\r\nSubject: thu\r\n\r\n"
        let line = String(repeating: "x", count: 72) + "\r\n"
        while text.utf8.count + line.utf8.count <= octets { text += line }
        return Data(text.utf8)
    }
}
