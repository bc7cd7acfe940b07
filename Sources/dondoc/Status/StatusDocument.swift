import Campaigns
import Delivery
import Foundation
import Home
import Texts

/// The status for programs: one JSON object, instants as RFC 3339 in UTC.
///
/// `troubles` is empty where nobody need look; the command's exit code says the same.
struct StatusDocument: Encodable {
    private let asOf: String
    private let running: Bool
    private let process: Int32?
    private let since: String?
    private let version: String?
    private let lastPass: String?
    private let lastLetter: String?
    private let next: String?
    private let campaigns: [String]
    private let outbox: [String: Letters]
    private let held: [String: Int]
    private let servers: [Server]
    private let heldFiles: [String: String]
    private let causes: [Cause]
    private let clockDoubtedSince: String?
    private let ledgerImbalances: Int
    private let troubles: [Trouble]

    private struct Letters: Encodable {
        let count: Int
        let oldest: String
    }

    private struct Server: Encodable {
        let server: String
        let since: String
        let until: String
        let reply: String
    }

    private struct Cause: Encodable {
        let campaign: String
        let kind: String
        let since: String
    }

    private struct Trouble: Encodable {
        let kind: String
        var campaign: String?
        var cause: String?
        var since: String?
        var count: Int?
    }

    init(_ status: ServiceStatus, _ language: Language) {
        asOf = status.asOf.withSeconds
        running = status.process != nil
        process = status.process
        let heartbeat = status.process == nil ? nil : status.heartbeat
        since = heartbeat?.started.withSeconds
        version = heartbeat?.version
        next = heartbeat?.next?.withSeconds
        lastPass = status.lastPass?.withSeconds
        lastLetter = status.lastLetter?.withSeconds
        campaigns = status.campaigns.map(\.text)
        outbox = Dictionary(
            uniqueKeysWithValues: status.open.map {
                (
                    $0.key.rawValue,
                    Letters(count: $0.value.count, oldest: $0.value.oldest.withSeconds)
                )
            }
        )
        held = Dictionary(uniqueKeysWithValues: status.held.map { ($0.key.rawValue, $0.value) })
        servers = status.pauses.map {
            Server(
                server: $0.server.text,
                since: $0.since.withSeconds,
                until: $0.until.withSeconds,
                reply: $0.reply
            )
        }
        heldFiles = Dictionary(
            uniqueKeysWithValues: status.heldSets.map { ($0.key.text, $0.value.since.withSeconds) }
        )
        causes = status.causes.map {
            Cause(
                campaign: $0.cause.campaign.text,
                kind: $0.cause.kind.rawValue,
                since: $0.firstSeen.withSeconds
            )
        }
        clockDoubtedSince = status.jump?.from.withSeconds
        ledgerImbalances = status.imbalances
        troubles = status.troubles.map(Self.trouble)
    }

    private static func trouble(_ trouble: ServiceStatus.Trouble) -> Trouble {
        switch trouble {
        case .late(let since): Trouble(kind: "late", since: since.withSeconds)
        case .stopped(let since, let letters):
            Trouble(kind: "stopped", since: since.withSeconds, count: letters)
        case .waits(let since): Trouble(kind: "waits", since: since.withSeconds)
        case .held(let code, let count):
            Trouble(kind: "held", cause: code.rawValue, count: count)
        case .quarantined(let count): Trouble(kind: "quarantined", count: count)
        case .acceptance(let campaign, let since):
            Trouble(kind: "acceptance", campaign: campaign.text, since: since.withSeconds)
        case .files(let errors): Trouble(kind: "files", count: errors)
        case .cause(let record):
            Trouble(
                kind: "cause",
                campaign: record.cause.campaign.text,
                cause: record.cause.kind.rawValue,
                since: record.firstSeen.withSeconds
            )
        case .clock(let since): Trouble(kind: "clock", since: since.withSeconds)
        case .ahead(let lastPass): Trouble(kind: "ahead", since: lastPass.withSeconds)
        case .disk(let free): Trouble(kind: "disk", count: free)
        case .unbalanced(let rows): Trouble(kind: "unbalanced", count: rows)
        }
    }

    func bytes() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data("\n".utf8)
    }
}
