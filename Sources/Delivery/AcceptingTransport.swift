/// Takes every letter and sends none: a replay without a server.
package struct AcceptingTransport: Transport {
    package init() {}

    package func deliver(
        _ letter: OutboxLetter,
        beforeContent: @Sendable () throws -> Void
    ) async -> Outcome {
        do {
            try beforeContent()
        } catch {
            return .notSent("\(error)")
        }
        return .accepted(Reply(code: 250, enhanced: "2.0.0", text: "Ok"))
    }

    package func close() async {}
}
