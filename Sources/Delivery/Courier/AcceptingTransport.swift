/// Takes every letter and sends none: a replay without a server.
package struct AcceptingTransport: Transport {
    package init() {}

    package func open() async throws(RelayFault) {}

    package func deliver(
        _ letters: [MailItem],
        concluded: @Sendable (Int, Outcome) throws -> Bool
    ) async throws {
        let outcome = Outcome.accepted(Reply(code: 250, enhanced: "2.0.0", text: "Ok"))
        for index in letters.indices where try !concluded(index, outcome) { return }
    }

    package func close() async {}
}
