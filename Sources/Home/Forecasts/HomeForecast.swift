package import Campaigns
package import Delivery
package import Letters
import Synchronization

/// What leaves from a home in the time ahead if nobody reports, edits or releases anything, and the mail
/// server takes every letter.
///
/// It is not worked out a second time: the very passes are run on a copy of the home.
package struct HomeForecast: Sendable {
    /// One letter of the time ahead.
    package struct Letter: Hashable, Sendable {
        package let row: OutboxRow
        /// As ``Recipient/key`` has it.
        package let recipientKey: String
        /// What it says, in the order of the ledger.
        package let occurrences: [OutboxOccurrence]
        /// When it leaves; of one that waits for a person when it is first written: what takes its place unread
        /// is no other letter.
        package let leaves: Instant
        package let waitsForApproval: Bool
    }

    /// By the instant at which they leave.
    package let letters: [Letter]
    /// The copy as it is when the time is over: its ledger knows what became of everything.
    package let end: any HomeStore
    /// What the campaign could not do; what would have followed it is not known.
    package let failure: DeskFailure?

    /// Lets the time pass for one campaign.
    ///
    /// `copy`: a home whose store may be changed, with the facts and the active set that count.
    package init(
        of campaign: Campaign,
        on copy: Workspace,
        templates: TemplateLibrary,
        _ scope: ForecastScope = .everything,
        through span: ClosedRange<Instant>
    ) async throws {
        let store = copy.store
        for server in campaign.mailServers { try store.endPause(of: server.id) }
        let clock = VirtualClock(span.lowerBound)
        var waiting: [Letter] = []
        var seen: Set<Int64> = []
        let loop = ReplayLoop(
            dispatcher: try copy.dispatcher(
                for: [campaign],
                templates: templates,
                forecasting: scope
            ),
            clock: clock,
            transport: AcceptingTransport(),
            afterPass: {
                for letter in try store.waitingLetters(of: campaign.id)
                where letter.state == .held && letter.reason?.code == .approval {
                    let due = letter.occurrences.first?.due ?? letter.notBefore
                    guard due >= span.lowerBound, seen.insert(letter.id).inserted,
                        let details = try store.letter(letter.id)
                    else { continue }
                    waiting.append(Letter(details, leaves: due, waitsForApproval: true))
                }
            }
        )
        let before = Set(try store.outbox(of: campaign.id, state: .sent).map(\.id))
        let report = try await loop.run(to: span.upperBound, arrivals: [], progress: { _, _ in })
        failure = report.failure
        let sent = try store.outbox(of: campaign.id, state: .sent).compactMap { row -> Letter? in
            guard let leaves = row.sent, !before.contains(row.id),
                let details = try store.letter(row.id)
            else { return nil }
            return Letter(details, leaves: leaves, waitsForApproval: false)
        }
        letters = (waiting + sent).sorted {
            ($0.leaves, $0.row.id) < ($1.leaves, $1.row.id)
        }
        end = store
    }

    /// When letters leave that wait for nobody.
    var instants: [Instant] { letters.filter { !$0.waitsForApproval }.map(\.leaves) }
}

extension HomeForecast.Letter {
    fileprivate init(_ details: LetterDetails, leaves: Instant, waitsForApproval: Bool) {
        self.init(
            row: details.row,
            recipientKey: details.recipientKey,
            occurrences: details.occurrences,
            leaves: leaves,
            waitsForApproval: waitsForApproval
        )
    }
}
